import { encryptedStore } from "../kit/encrypted-store";
import { EVENT_BUSES } from "../model/encryption/stores/messages";

export default encryptedStore({
    name: "encryption-event-bus",
    what: "EventBridge event buses and archives",
    severity: "low",
    level: "advisory",
    stores: EVENT_BUSES,
    why: "Events carry what the functions work on; with a key of its own the account sees each use of it and can withdraw it.",
    fix: ["set `kmsKeyIdentifier` to a customer-managed key whose policy lets `events.amazonaws.com` use it."],
    awsKey: "AWS's own key encrypts the events, not one that the account manages.",
    example: {
        good: { inputs: { name: "orders", kmsKeyIdentifier: "alias/orders" }, config: { requireCustomerManagedKey: true } },
        bad: { inputs: { name: "orders" }, config: { requireCustomerManagedKey: true } },
    },
});
