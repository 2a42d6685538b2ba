import assert from "node:assert/strict";
import { CREDENTIAL_KINDS, detect } from "../../../../policies/model/detectors";

/** What a text holds of credentials: the texts themselves, which no message shows. */
const found = (text: string, name?: string): string[] =>
    detect(text, { kinds: new Set(CREDENTIAL_KINDS), ...(name === undefined ? {} : { name }) }).map(({ start, end }) =>
        text.slice(start, end),
    );

const KEY = ["b7Kq2Lx9", "Vt4Wm8Zs", "Rf3Yp6Nd", "Hc5Jg1Xa"].join("");

describe("the name of a published key", () => {
    const secret = [
        "PUSHER_ENCRYPTION_MASTER_KEY",
        "PUSHER_APP_ENCRYPTION_MASTER_KEY",
        "pusherEncryptionKey",
        "PUSHER_PRIVATE_API_KEY",
        "PUSHER_SECRET_APP_KEY",
        "PUSHER_BEAMS_API_KEY",
        "ALGOLIA_SEARCH_ADMIN_API_KEY",
        "ALGOLIA_ADMIN_SEARCH_API_KEY",
        "ALGOLIA_SEARCH_WRITE_KEY",
        "ALGOLIA_SEARCH_MASTER_KEY",
        "ALGOLIA_SEARCH_KEY_ADMIN",
        "AZURE_SEARCH_ONLY_ADMIN_API_KEY",
        "READ_ONLY_SEARCH_SECRET_API_KEY",
    ];
    for (const name of secret) it(`promises a secret if a word of it does: ${name}`, () => assert.deepEqual(found(KEY, name), [KEY]));

    const published = [
        "PUSHER_KEY",
        "pusherKey",
        "VITE_PUSHER_KEY",
        "PUSHER_APP_KEY",
        "PUSHER_APP_API_KEY",
        "ALGOLIA_SEARCH_API_KEY",
        "TYPESENSE_SEARCH_ONLY_KEY",
    ];
    for (const name of published) it(`promises none otherwise: ${name}`, () => assert.deepEqual(found(KEY, name), []));
});

describe("a published id with its secret behind it", () => {
    const ids: readonly (readonly [id: string, name: string])[] = [
        [["rzp_live_", "l3uqHUS8ePXx5f"].join(""), "RAZORPAY_AUTH_KEY"],
        [["pk_live_", "51HqLyjWDarjtT1zdp7dc"].join(""), "STRIPE_AUTH_KEY"],
        [["sub-c-", "5f1b7c8e-1a2b-4c3d-9e8f-0a1b2c3d4e5f"].join(""), "PUBNUB_AUTH_KEY"],
        [["sq0idp-", "wGVapF8sNt9PLrdj5znuKA"].join(""), "SQUARE_AUTH_KEY"],
    ];
    for (const [id, name] of ids) {
        it(`is found under ${name}`, () => assert.equal(found(`${id}:${KEY}`, name).length, 1));
        it(`is none alone, under ${name}`, () => assert.deepEqual(found(id, name), []));
    }
});

describe("a line of settings whose value begins with the sign", () => {
    for (const before of ["", "export ", "LOG=debug\n"]) {
        it(`is found behind ${JSON.stringify(before)}`, () => {
            for (const after of ["", "\n", "\r\nLOG=debug\n"]) assert.deepEqual(found(`${before}DB_PASSWORD==${KEY}${after}`), [KEY]);
        });
    }
    it("is found under a name in small letters", () => assert.deepEqual(found(`spring.datasource.password==${KEY}\n`), [KEY]));
    it("is none where a program compares, or pip is told of a version", () => {
        for (const text of [
            "if user == other && password==otherPassword2",
            `user == other && DB_PASSWORD==${KEY}`,
            `DB_PASSWORD == ${KEY}`,
            `DB_PASSWORD==${KEY} || isOpen`,
            "    User.password==hashed_password1\n",
            "    token==request.token2\n",
            "django-token==0.5.1b2x7q\n",
        ])
            assert.deepEqual(found(text), [], text.replace(KEY, "…"));
    });
});

describe("words that say that a value is to come", () => {
    it("are none: the whole value", () => {
        for (const value of [
            "to-be-injected",
            "to be set",
            "TO_BE_DEFINED",
            "value-to-be-provided",
            "to-be-filled-in-by-the-pipeline",
            "yet to be generated",
        ])
            assert.deepEqual(found(value, "DB_PASSWORD"), [], value);
    });
    it("do not hide a password around them", () => {
        const password = ["to_be_loved", KEY].join("_");
        assert.equal(found(`postgres://u:${password}@db.internal:5432/x`).length, 1);
        for (const value of [password, `${KEY}-to-be-loved`, `to-be-loved${KEY}`])
            assert.deepEqual(found(value, "DB_PASSWORD"), [value], value.replace(KEY, "…"));
    });
});

describe("groups of equal length", () => {
    it("are none if each is a word with a number", () => {
        for (const value of [
            "node01-rack02-unit03",
            "node12-rack34-unit56",
            "web01-app02-sql03",
            "db01-az02-vm03",
            "zone10/rack11/host12",
            "NODE01-RACK02-UNIT03",
        ])
            assert.deepEqual(found(value, "API_KEY"), [], value);
    });
    it("are a secret if they are letters and numbers of chance", () => {
        for (const parts of [
            ["ab12", "cd34", "ef56"],
            ["xkqw12", "node34", "zvtr56"],
            ["qzt41", "wxk87", "bnp23"],
            ["Xk41", "qT87", "wB23"],
        ])
            assert.deepEqual(found(parts.join("-"), "API_KEY"), [parts.join("-")], parts.join("-"));
    });
});
