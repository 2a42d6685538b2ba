export const USAGE = `lambda-safeguard: checks Pulumi documents against the AWS Lambda security checklist

  lambda-safeguard check FILE…      judge what \`pulumi stack export\` or \`pulumi preview --json\` wrote (- is stdin):
                                    files, folders, patterns, or the folder of a self-managed backend
      --preset NAME                 baseline, strict or audit; the default is each policy's own level
      --config FILE                 a policy configuration; may be repeated, later files win
      --policy GLOB                 only policies whose name matches; may be repeated
      --exclude GLOB                no policies whose name matches; may be repeated
      --severity LEVEL              only policies of this severity or a worse one: critical, high, medium or low
      --format NAME                 text (default), json, sarif, junit, markdown, gitlab, bitbucket, html, oscal or asff
      --output FILE                 write the report there
      --report FORMAT=FILE          write a further report of the same judgement; may be repeated
      --suggest-exemptions          in place of the report, exemptions for what it found, to be filled in
      --undetermined                list what could not be judged yet, by resource, with what to do
      --color, --no-color           colours; the default is on a terminal, unless NO_COLOR is set
      --quiet                       no progress, and no text where nothing fails
      --fail-on LEVEL               mandatory (default), advisory or never
      --changed                     report only what the change of a preview brings, and what it mends
      --baseline FILE               report only what that file does not hold, and what of it is mended
      --write-baseline FILE         write what is found now as a baseline
      --framework NAME              findings by the controls of a catalogue, such as FSBP, "CIS AWS 7.0.0" or NIST
      --source-root DIR             the project's folder as seen from the repository's; not for text and json
      --product-arn ARN             for asff: arn:aws:securityhub:REGION:ACCOUNT:product/ACCOUNT/default
      --suppressed                  in sarif, exempted findings too, as suppressed; GitHub shows them as open
      --cache DIR                   keep what was judged there; what has not changed since is not judged again that day
      --history                     of a backend: since which update findings stand, how long, and the trend
      --stack-tag NAME=VALUE        of a backend: only stacks with that tag; may be repeated
      --threads NUMBER              how many threads judge; the default follows the documents and the processor
      --program DIR                 the program's folder, for function code on disk; default: the document's project
      --program-outside             read code that a document names outside of that folder, too
      --identity                    ask AWS who is signed in here, and judge that too
  lambda-safeguard rehearse [DIR]   preview the program there with all values, without AWS, and judge it
      --stack NAME                  with the configuration of that stack; default: dev, or else the first
      --deployed                    what is deployed of the stack as it is; its backend is read, never changed
      --account NUMBER              the account that the program is told; default: 000000000000
      --region NAME                 the region where the program and its configuration name none
      …                             and every option of check
  lambda-safeguard list             every policy: name, level, severity, what it demands
      --format NAME                 text (default) or json
  lambda-safeguard explain POLICY   one policy: why, how to mend it, options, an example
  lambda-safeguard coverage         which controls of other catalogues the policies answer, partly answer, or not at all
      --framework NAME              the controls of one; --preset and --config as above, --format text or json
  lambda-safeguard config FILE      check a policy configuration: names, levels, options, contradictions, exemptions

Exit status: 0 nothing at or above --fail-on; 1 violations; 2 the command line, the configuration or a document is
unusable; 3 an internal error.
`;
