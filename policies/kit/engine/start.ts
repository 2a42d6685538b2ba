/** Imported by the pack before anything else: what is loaded after it is loaded into little memory. */
import { staySmall } from "./small-start";

staySmall();
