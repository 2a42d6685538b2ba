/** Values that must be found, made at run time: none of them works anywhere, and none stands in a file as it is. */
const join = (...parts: readonly string[]): string => parts.join("");

export const EMAIL = join("jane.doe", "@", "mail-provider.org");
export const KEY_ID = join("AK", "IA", "QYLPMN5HFZ3TDRWX");
export const SECRET_KEY = join("k7Qm2Zr9/Xv4Lp8T", "n1Wc6Hs3+Yb5Jd0Gf", "RtEuAoV");
export const GITHUB = join("gh", "p_", "Zk3Qw8Rt5Yu1Io7Pa2Sd6Fg9Hj4Kl0MnXcVb");
export const PASSWORD = join("Tr0ub4", "dor&3");
export const DATABASE = join("postgres://orders:Tr0ub4", "dor@db.internal:5432/orders");
export const BASIC = join("http://orders:Tr0ub4", "dor@hooks.partner.net/in");
export const SLACK = join("https://hooks.slack.com/ser", "vices/T0A1B2C3D/B0E1F2G3H/", "Zk3Qw8Rt5Yu1Io7Pa2Sd6Fg9");
export const IBAN = join("DE89", "3704", "0044", "0532", "0130", "00");
export const CARD = join("4111 1111", " 1111 1111");
export const PRIVATE_KEY = join(
    "-----BEGIN RSA PRIV",
    "ATE KEY-----\n",
    "MIIEowIBAAKCAQEAx7Zk3Qw8Rt5Yu1Io7Pa2Sd6Fg9Hj4Kl0MnXcVbQe\n".repeat(8),
    "-----END RSA PRIV",
    "ATE KEY-----\n",
);
