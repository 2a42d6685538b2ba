/** Memory of a run over many documents. */
import { setV8Flag } from "../../policies/kit/v8";

/** From so many documents on, what is thrown away outweighs by far what is held. */
const MANY = 100;

/**
 * V8 lets its heap grow to several times what was held last before it looks for garbage again: after a look at thousands of stacks at once
 * that is hundreds of megabytes of documents long done with. With this flag it grows by a half; what is held is small, so looking is cheap.
 */
export const FLAG = "--heap-growing-percent";

/** Has V8 look for garbage sooner, in all threads, where there are many documents. */
export function frugalFor(documents: number): void {
    if (documents >= MANY) setV8Flag(FLAG, 50);
}
