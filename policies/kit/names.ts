/** Which names out of a program may be repeated: those in which neither a person nor a key can hide. */
import { detect } from "../model/detectors";

/** So many digits stand in names (`S3`, `UTF8`, `SHA256`); a date, a telephone number, an account or a key has more. */
const MAXIMUM_DIGITS = 3;

/** Whether a name consists of letters and hardly any digits, and no detector finds anything in it. `form` says what else may stand in it. */
export function isMereName(name: string, form: RegExp): boolean {
    if (!form.test(name)) return false;
    const digits = name.replace(/\D/g, "").length;
    return digits <= MAXIMUM_DIGITS && detect(name).length === 0;
}
