/**
 * Pieces of the words in `words.ts`, in every language that is known there: the detector of names and values looks only beside one of
 * them. A piece that is no secret's costs time and no more, for `names.ts` reads the whole name.
 */

/** Pieces by language; sources of regular expressions, in small letters. */
const PIECES: Readonly<Record<string, string>> = {
    English: "pass|pwd|psw|psk|secret|token|key|cred|auth|pat\\b|jwt|salt|\\bpw\\b|[_-]pw\\b",
    "German, Dutch": "kennwort|schl(?:ü|ue|u)ssel|geheim|wachtwoord|sleutel",
    French: "cl[eé][ _.'-]?(?:api|secr|priv|d.?acc|de.?chiff)|jeton",
    "Spanish, Portuguese, Italian": "contrase|clave|llave|senha|palavra|chave|chiave|parol",
    "Danish, Norwegian, Swedish": "adgangskode|kodeord|l[oö]senord|nyckel|n(?:ø|oe|o)gle|n(?:ø|oe|o)kkel",
    "Finnish, Hungarian, Turkish": "salasana|avain|jelsz|kulcs|[sş]ifre|anahtar",
    "Polish, Czech, Slovenian, Croatian": "has[lł]o|klucz|heslo|kl[ií][cč]|geslo|lozinka",
    "Indonesian, Vietnamese": "kata.?sandi|m[aậ]t.?kh[aẩ]u",
    "Russian, Bulgarian, Serbian, Greek": "парол|лозинка|ключ|токен|κωδικ|κλειδ",
    "Chinese, Japanese, Korean": "密码|密碼|口令|密钥|密鑰|秘钥|令牌|パスワード|暗証番号|秘密鍵|キー|トークン|비밀번호|비밀키|토큰",
    "Hindi, Thai": "पासवर्ड|รหัส",
    "Hebrew, Arabic, Persian": "סיסמ|מפתח|كلمة(?: ال(?:سر|مرور))?|رمز(?: عبور)?|مفتاح",
};

/** Every piece; global. */
export const SECRET_WORD = new RegExp(Object.values(PIECES).join("|"), "giu");
