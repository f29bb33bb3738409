import { lintRules } from '../src/features/framework/rules/lint.ts'
import type { LintRule } from '../src/features/framework/rules/lint/lint-rule.ts'
import { vagueWords } from '../src/features/framework/rules/lint/vague-wording.ts'

const opening = `# Lint rules

\`cairn lint DIR\` reads a framework's directory and prints what is to be mended, one finding a line:

\`\`\`
file:line:column severity rule: message, and how to mend it
\`\`\`

It needs no database. A FILE in place of DIR is read in its directory, and only its findings are shown. \`--format json\`
prints \`notes\` (the findings) and a \`summary\` with the counts of files, role profiles, levels, competencies,
expectations and includes; \`--format github\` prints annotations for a workflow. \`--settings FILE\` reads another
framework.yaml in place of the directory's own. Text and annotations name files from where the command is called, JSON
names them from the framework's directory.

The exit status is 0 where there is no error, 1 where there is one, and 2 where the input cannot be used. **Warnings and
notes do not fail**; \`--strict\` makes warnings fail too.

Each rule has a severity, which a framework can change or switch off in its \`framework.yaml\`:

\`\`\`yaml
lint:
  missing-examples: off
  broken-anchor: error
\`\`\`

An include that stands in a comment is noted and counts neither as resolved nor as unresolved; one in fenced code is code.

`

/** The page of documentation that lists every rule. A test compares it with what is in \`docs/\`. */
export function lintDocument(): string {
  const list = lintRules.map(({ id, severity, why }) => `| [\`${id}\`](#${id}) | ${severity} | ${why.split('. ')[0]!.replace(/\.$/, '')} |`)
  return `${opening}| rule | severity | why |\n| --- | --- | --- |\n${list.join('\n')}\n\n${lintRules.map(section).join('\n')}\n${wording}`
}

function section({ id, severity, why, example, instead }: LintRule): string {
  return `## ${id}\n\nSeverity: ${severity}. ${why}\n\n${block(example)}\nInstead:\n\n${block(instead)}`
}

function block(text: string): string {
  return `\`\`\`\`text\n${text}\n\`\`\`\`\n`
}

const wording = `## The words of vague-wording

A framework adds its own under \`vague-words:\` in framework.yaml. The usual ones are: ${vagueWords.join(', ')}.
`
