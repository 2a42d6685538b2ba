/**
 * The words that names are made of, by what they say of the value. All are in small letters and without accents; names are brought to
 * the same form before they are looked up.
 */

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/u).filter((word) => word !== ""));

/** Words for a password, in English. */
export const PASSWORDS = words(`
    password passwd passwort pwd passphrase passcode pass pw contrasena motdepasse pswd psw passwords passwds pass_word passw passwrd pwds
    psk requirepass userpass rootpw adminpw dbpw userpw sapw ftppw rootdnpw
`);

/** Words for a password, in other languages. What are several words there is written as one. */
const FOREIGN_PASSWORDS: Readonly<Record<string, string>> = {
    German: "passwort passwoerter passwortes kennwort kennworter kennwoerter losungswort zugangswort geheimwort",
    French: "motdepasse mdp",
    Spanish: "contrasena contrasenas clave clavesecreta claveacceso clavedeacceso",
    Portuguese: "senha senhas palavrapasse palavrachave",
    "Italian, Romanian, Turkish, Bulgarian": "parola parole parolachiave sifre sifresi парола пароли",
    "Dutch, Frisian": "wachtwoord wachtwoorden",
    "Danish, Norwegian, Swedish, Icelandic": "adgangskode kodeord passord losenord lykilord adgangsord",
    "Finnish, Estonian, Latvian, Lithuanian": "salasana parool salasona slaptazodis",
    "Polish, Czech, Slovak, Slovenian": "haslo hasla heslo hesla geslo",
    "Croatian, Serbian, Hungarian, Albanian": "lozinka lozinke zaporka лозинка jelszo fjalekalimi",
    "Russian, Ukrainian, Belarusian": "пароль пароля parol",
    Greek: "κωδικος συνθηματικο",
    "Hebrew, Arabic, Persian": "סיסמה סיסמא كلمةالسر كلمةالمرور رمزعبور گذرواژه",
    "Hindi, Bengali, Thai": "पासवर्ड পাসওয়ার্ড รหัสผ่าน",
    "Chinese, Japanese, Korean": "密码 密碼 口令 パスワード 暗証番号 合言葉 비밀번호 패스워드",
    "Vietnamese, Indonesian, Malay, Swahili": "matkhau katasandi katalaluan sandi nenosiri",
};

/** The same as one set. */
export const PASSWORDS_ABROAD = words(Object.values(FOREIGN_PASSWORDS).join(" "));

/** Words for a secret key in other languages, as {@link PHRASES} joins them: at least the adjective or what the key opens stands with it. */
const FOREIGN_KEYS: readonly string[] = [
    "(?:clave|llave)[ _.-]?(?:(?:de[ _.-]?)?api|privada|de[ _.-]?cifrado)|llave[ _.-]?(?:secreta|(?:de[ _.-]?)?acceso)",
    "chave[ _.-]?(?:(?:de[ _.-]?)?(?:api|acesso)|secreta|privada|de[ _.-]?criptografia)",
    "chiave[ _.-]?(?:api|segreta|privata|di[ _.-]?accesso)",
    "cle[ _.'-]?(?:(?:d[ _.'-]?)?(?:api|acces)|secrete|privee|de[ _.-]?chiffrement)",
    "jeton[ _.'-]?(?:d[ _.'-]?)?(?:api|acces|secret)",
    "(?:api|geheim(?:er|en)?|zugangs|zugriffs|privater?)[ _.-]?schlu?e?ssel",
    "(?:api|geheime|prive|toegangs)[ _.-]?sleutel",
    "(?:api|hemlig|hemmelig|privat)[ _.-]?(?:nyckel|nogle|nokkel)",
    "klucz[ _.-]?(?:api|tajny|prywatny|dostepu)|(?:api|tajny)[ _.-]?(?:klucz|klic)",
    "(?:api|titkos)[ _.-]?kulcs|(?:api|gizli)[ _.-]?anahtari?|(?:api|salainen)[ _.-]?avain",
    "(?:api|секретныи|секретен|секретнии)[ _.-]?ключ|ключ[ _.-]?(?:api|доступа|доступу)|токен(?:[ _.-]?(?:доступа|доступу))?",
    "(?:api|apiの|アクセス|シークレット)キー|秘密鍵|アクセストークン",
];

/** The same as one expression for a whole word. */
export const KEYS_ABROAD = new RegExp(`^(?:${FOREIGN_KEYS.join("|")})$`, "u");

/** Words of other languages that are several, as they stand in a name: they are read as one. */
export const PHRASES = new RegExp(
    [
        "mot[ _.-]?de[ _.-]?passe",
        "palavra[ _.-]?(?:passe|chave)",
        "kata[ _.-]?(?:sandi|laluan)",
        "mat[ _.-]?khau",
        "parola[ _.-]?chiave",
        "clave[ _.-]?(?:secreta|acceso|de[ _.-]acceso)",
        "كلمة[ _]?(?:السر|المرور)",
        "رمز[ _]?عبور",
        ...FOREIGN_KEYS,
    ].join("|"),
    "gu",
);

/** Words for a secret of any kind. */
export const SECRETS = words(`
    secret secrets credential credentials cred creds auth authorization credentialsjson geheimnis secreto segredo segreto salt pepper
`);

/** Words for a token. */
export const TOKENS = words(`
    token tokens jwt pat bearer apitoken accesstoken authtoken accesstokens refreshtoken
`);

/** Words before `key` that make it a secret one. */
export const SECRET_KEYS = words(`
    access secret private auth authentication signing signature sign encryption encrypt decryption crypto cipher master account shared
    license licence subscription app application hmac jwt session cookie webhook service admin root client consumer storage integration
    write read server security deploy preshared aes rsa ssl tls rest live ingest ingestion rails flask django pagerduty refresh jwe jws bot
    fernet salt seed wireguard
`);

/** Words before `key` that make it anything but a secret. */
export const OTHER_KEYS = words(`
    public primary foreign partition sort hash range object s3 cache idempotency kms cmk map dict row column tag label config lookup
    translation hot json message routing group context state feature flag query index item table file bucket image metadata property field
    attribute parameter param option event record entity unique composite document resource path display locale dedup deduplication source
    target log filter order parent child lock counter name template publishable site hotkey keyboard i18n zip code layer package artifact
    ssh host bundle script asset prefix folder upload input output data manifest terraform backend report export import video thumbnail
    photo avatar injection selector annotation result limit more truncation aggregation
`);

/** Words before `token` that make it anything but a secret. */
export const OTHER_TOKENS = words(`
    next page continuation pagination sync cancellation cancel color colour style max min start client last resume marker request
    requestor idempotency lock optimistic symbol syntax result skip delta cursor sequence seek list end before after pageable
`);

/** Words before `token` with which services call both: AWS the state that a change starts from, others what allows the change. */
export const DOUBTFUL_TOKENS = words(`
    update change creator subject design theme
`);

/** Words after which a name speaks of something about the secret, not of the secret. */
export const ABOUT = words(`
    name names arn arns id ids path paths url urls uri endpoint endpoints ttl expiry expires expire expiration expired expiresin length len
    min max minimum maximum policy policies version versions alias aliases file filename filepath files dir type types prefix suffix header
    headers enabled enable disable disabled required require requires rotation rotate rotated days day hours hour minutes seconds secs ms
    timeout limit limits count size sizes parameter parameters param params ref refs reference location store provider providers algorithm
    algo alg format issuer audience region table bucket topic queue group groups role roles hint field fields label description title regex
    pattern reset recovery manager service scope scopes hash hashed digest fingerprint checksum host port user username owner email status
    state mode method source kind key_id usage use uses used lambda function handler validator validation verifier verify strategy
    strategies interval period age lifetime window bytes bits encoding encoded_type placeholder text message error errors strength change
    changed changes update updated updater generator generation template properties property attribute attributes option options config
    configuration settings permissions permission access_level visible visibility column tag tags flow flows uris address through rate check
    checks checked checker requirement requirements lookup cache mapping map namespace environment engine backend resolver resolvers
    selector mount volume class grant response request exchange introspection revocation data resource resources rule rules stack project
    secretname sync syncer client_id authorizer lambdas principal not no allowed supported complexity history retention link page screen
    form input component button stdin kid provider_id validity manual hints salt_rounds rounds iterations query
`);

/** Words after a secret's that say nothing: `PASSWORD_PROD`, `TOKEN_2`, `SECRET_KEY_BASE`. */
export const NEUTRAL = words(`
    prod production dev development test testing staging stage stg qa uat sandbox live value val string str plain plaintext text raw default
    banco bd basedatos servidor usuario correo bdd serveur utilisateur courriel utente datenbank benutzer
    primary secondary old new current previous base base64 b64 encoded hex a b c one two local v1 v2 v3 main master root admin key
`);

/** Words that say that everybody may see the value. */
export const PUBLIC = words(`
    public publishable pub
`);

/** Words before `key` of which none stands for a key of KMS. */
export const NEVER_KMS = words(`
    secret private access license licence
`);

/** Words that end like a password's and are none. */
export const NO_PASSWORD = words(`
    bypass compass trespass surpass encompass overpass underpass lowpass highpass bandpass allpass multipass singlepass renderpass
    shaderpass onepass firstpass lastpass keepass reisepass boardingpass skipass daypass subpass compilerpass optimizerpass
`);

/** Ends of words written together, and what they are: `dbpassword`, `clientsecret`, `mysqlpass`. */
export const ENDINGS: readonly (readonly [ending: string, type: "password" | "secret" | "token" | "api-key" | "key"])[] = [
    ["password", "password"],
    ["passwords", "password"],
    ["passwd", "password"],
    ["passphrase", "password"],
    ["pass", "password"],
    ["pwd", "password"],
    ["passwort", "password"],
    ["kennwort", "password"],
    ["wachtwoord", "password"],
    ["losenord", "password"],
    ["passord", "password"],
    ["contrasena", "password"],
    ["密码", "password"],
    ["密碼", "password"],
    ["パスワード", "password"],
    ["비밀번호", "password"],
    ["密钥", "key"],
    ["密鑰", "key"],
    ["秘钥", "key"],
    ["令牌", "token"],
    ["トークン", "token"],
    ["비밀키", "key"],
    ["토큰", "token"],
    ["secretkey", "key"],
    ["accesskey", "key"],
    ["privatekey", "key"],
    ["masterkey", "key"],
    ["accountkey", "key"],
    ["storagekey", "key"],
    ["signingkey", "key"],
    ["encryptionkey", "key"],
    ["integrationkey", "key"],
    ["apikey", "api-key"],
    ["secret", "secret"],
    ["token", "token"],
];
