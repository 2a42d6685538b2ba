/** Texts in small letters and without accents: the form in which words are looked up. */

/** Letters that have no accent to take off, and what stands for them where there are no others. */
const PLAIN: Readonly<Record<string, string>> = { ł: "l", ø: "o", ı: "i", ß: "ss", đ: "d", æ: "ae", œ: "oe" };

/** A text in small letters and without accents. */
export const plain = (text: string): string =>
    /^[\x00-\x7f]*$/u.test(text)
        ? text.toLowerCase()
        : text
              .toLowerCase()
              .normalize("NFD")
              .replace(/[\u0300-\u036f]/gu, "")
              .normalize("NFC")
              .replace(/[łøıßđæœ]/gu, (letter) => PLAIN[letter] ?? letter);
