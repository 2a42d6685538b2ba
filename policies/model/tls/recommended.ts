/** The TLS policies that AWS recommends: those that the controls of AWS Security Hub pass. Dated data, each list with its control. */
import data from "../../data/tls-recommended.json";

type Service = "apiGateway" | "loadBalancer" | "cloudFront" | "openSearch";

/** Whether the control of the service passes the policy of this name; of none it does not. */
export const isRecommended = (service: Service, name: string | undefined): boolean =>
    name !== undefined && (data[service].names as readonly string[]).includes(name);
