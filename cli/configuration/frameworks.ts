/** A catalogue as a command line names it. */
import { frameworksMeant } from "../../policies/model/catalogue/frameworks";
import { frameworks } from "../../policies/model/catalogue/controls";
import { UsageProblem } from "../problem";

/**
 * The short name of the catalogue that `--framework` means, by its name or the beginning of it.
 *
 * @throws UsageProblem where it means none or several.
 */
export function frameworkGiven(word: string | undefined): string | undefined {
    if (word === undefined) return undefined;
    const meant = frameworksMeant(word);
    const [only] = meant;
    if (only !== undefined && meant.length === 1) return only;
    const names = (meant.length > 1 ? meant : frameworks().map(({ key }) => key)).join(", ");
    throw new UsageProblem(
        meant.length > 1
            ? `--framework ${JSON.stringify(word)} may be any of ${names}`
            : `--framework ${JSON.stringify(word)}: there are ${names}`,
    );
}
