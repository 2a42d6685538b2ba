export const USAGE = `lambda-safeguard: checks Pulumi documents against the AWS Lambda security checklist

  lambda-safeguard check FILE…      judge what \`pulumi stack export\` or \`pulumi preview --json\` wrote (- is stdin)
      --preset NAME                 baseline, strict or audit; the default is each policy's own level
      --config FILE                 a policy configuration; may be repeated, later files win
      --policy GLOB                 only policies whose name matches; may be repeated
      --format NAME                 text (default) or json
      --output FILE                 write the report there
      --fail-on LEVEL               mandatory (default), advisory or never
      --program DIR                 the program's folder, for function code on disk; default: the document's project
      --program-outside             read code that a document names outside of that folder, too
      --identity                    ask AWS who is signed in here, and judge that too
  lambda-safeguard list             every policy: name, level, severity, what it demands
      --format NAME                 text (default) or json
  lambda-safeguard explain POLICY   one policy: why, how to mend it, options, an example
  lambda-safeguard config FILE      check a policy configuration: names, levels, options, exemptions

Exit status: 0 nothing at or above --fail-on; 1 violations; 2 the command line, the configuration or a document is
unusable; 3 an internal error.
`;
