/** Names of Regions. */

/** Every Region of every partition by its form, those to come too (botocore, endpoints.json, `partitions[].regionRegex`). */
const FORM =
    /^(?:af|ap|ca|eu|il|me|mx|sa|us|cn|us-gov|us-iso|us-isob|us-isof|eu-isoe|eusc-de)-(?:(?:north|south)(?:east|west)?|east|west|central)-\d{1,2}$/;

/** Whether AWS can have a Region of this name: `eu-west-1`, but neither `Paris` nor `eu-wset-1`. */
export const isRegion = (name: string): boolean => FORM.test(name);
