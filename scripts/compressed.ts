/** Generated data as a JSON file holds it: compressed, for it is large and read by the program alone. */
import { brotliCompressSync, constants } from "node:zlib";

/** `text` by Brotli at its best, as base64: the same for the same text. */
export function compressed(text: string): { readonly encoding: "br+base64"; readonly data: string; readonly bytes: number } {
    const bytes = brotliCompressSync(text, {
        params: {
            [constants.BROTLI_PARAM_QUALITY]: 11,
            [constants.BROTLI_PARAM_LGWIN]: 24,
            [constants.BROTLI_PARAM_MODE]: constants.BROTLI_MODE_TEXT,
            [constants.BROTLI_PARAM_SIZE_HINT]: text.length,
        },
    });
    return { encoding: "br+base64", data: bytes.toString("base64"), bytes: bytes.length };
}
