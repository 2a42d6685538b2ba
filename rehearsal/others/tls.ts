/** What the provider `tls` would make: of the documented form, and no key or certificate at all. */
import { digits } from "../values/making";
import { secret, type Properties } from "../wire";
import type { Maker, Making } from "./making";

const DAY = "2026-01-01T00:00:00Z";

/** Base64 of a text that says of itself what it is. */
const body = (seed: string): string => Buffer.from(`made-up ${digits(seed, 40)}`).toString("base64");
const pem = (kind: string, seed: string): string => `-----BEGIN ${kind}-----\n${body(seed)}\n-----END ${kind}-----\n`;
const pairs = (hex: string): string => hex.replace(/..(?=.)/g, "$&:");

const KINDS: Readonly<Record<string, readonly [pem: string, openssh: string]>> = {
    RSA: ["RSA PRIVATE KEY", "ssh-rsa"],
    ECDSA: ["EC PRIVATE KEY", "ecdsa-sha2-nistp256"],
    ED25519: ["PRIVATE KEY", "ssh-ed25519"],
};

function publicKey(algorithm: string, seed: string): Properties {
    return {
        algorithm,
        publicKeyPem: pem("PUBLIC KEY", seed),
        publicKeyOpenssh: `${(KINDS[algorithm] ?? KINDS["RSA"])?.[1]} ${body(seed)}\n`,
        publicKeyFingerprintMd5: pairs(digits(`md5 ${seed}`, 32)),
        publicKeyFingerprintSha256: `SHA256:${Buffer.from(digits(`sha ${seed}`, 64), "hex")
            .toString("base64")
            .replace("=", "")}`,
    };
}

function keyOf({ inputs, seed }: Making): { id: string; outputs: Properties } {
    const algorithm = typeof inputs["algorithm"] === "string" ? inputs["algorithm"] : "RSA";
    const [kind = ""] = KINDS[algorithm] ?? KINDS["RSA"] ?? [];
    return {
        id: digits(seed, 40),
        outputs: {
            ...publicKey(algorithm, seed),
            privateKeyPem: secret(pem(kind, seed)),
            privateKeyPemPkcs8: secret(pem("PRIVATE KEY", seed)),
            privateKeyOpenssh: secret(pem("OPENSSH PRIVATE KEY", seed)),
            ecdsaCurve: "P224",
            rsaBits: 2048,
        },
    };
}

const certificate: Maker = ({ seed }) => ({
    id: digits(seed, 38),
    outputs: {
        certPem: pem("CERTIFICATE", seed),
        keyAlgorithm: "RSA",
        caKeyAlgorithm: "RSA",
        readyForRenewal: false,
        validityStartTime: DAY,
        validityEndTime: "2027-01-01T00:00:00Z",
    },
});

/** Source: the documentation of terraform-provider-tls, "Read-Only" of each resource. */
export const TLS: Readonly<Record<string, Maker>> = {
    "tls:index/privateKey:PrivateKey": keyOf,
    "tls:index/selfSignedCert:SelfSignedCert": certificate,
    "tls:index/locallySignedCert:LocallySignedCert": certificate,
    "tls:index/certRequest:CertRequest": ({ seed }) => ({
        id: digits(seed, 40),
        outputs: { certRequestPem: pem("CERTIFICATE REQUEST", seed), keyAlgorithm: "RSA" },
    }),
    "tls:index/getPublicKey:getPublicKey": ({ seed }) => ({ id: digits(seed, 40), outputs: publicKey("RSA", seed) }),
    "tls:index/getCertificate:getCertificate": ({ seed }) => ({
        id: digits(seed, 40),
        outputs: {
            certificates: [
                {
                    certPem: pem("CERTIFICATE", seed),
                    isCa: true,
                    issuer: "CN=made-up",
                    maxPathLength: -1,
                    notAfter: "2027-01-01T00:00:00Z",
                    notBefore: DAY,
                    publicKeyAlgorithm: "RSA",
                    serialNumber: "1",
                    sha1Fingerprint: digits(seed, 40),
                    signatureAlgorithm: "SHA256-RSA",
                    subject: "CN=made-up",
                    version: 3,
                },
            ],
        },
    }),
};
