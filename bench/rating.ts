import { compareWithLme4 } from './rating/against-lme4.ts'
import { accuracyOf, scenarios, shiftedGiver } from './rating/accuracy.ts'
import { usualPrior } from '../src/features/rating/rules/estimate-variances.ts'
import { measureSize, onePersonMilliseconds, speedOf } from './rating/speed.ts'
import { usualOrganization } from './rating/simulate.ts'

/**
 * `npm run bench:rating`: speed and memory, then accuracy on simulated organizations with known truth. `--speed` or
 * `--accuracy` is one half of it, `--weight n` counts the prior as n values throughout, and `--size n` is one measurement's own process.
 */
const size = numberAfter('--size')
if (size !== undefined) process.stdout.write(JSON.stringify(measureSize(size)))
else report()

function numberAfter(option: string): number | undefined {
  const at = process.argv.indexOf(option)
  return at < 0 ? undefined : Number(process.argv[at + 1])
}

function report(): void {
  if (!process.argv.includes('--accuracy')) reportSpeed()
  if (process.argv.includes('--speed')) return
  reportAccuracy()
  reportShift()
  reportLme4()
}

function reportSpeed(): void {
  print('Time and peak memory by size (6 givers, 20 competencies; the least of several runs; memory of the whole process)')
  print(row(['people', 'cells', 'data MB', 'fitted s', 'processor s', 'simple s', 'peak MB']))
  for (const [people, runs] of [[16, 3], [1000, 3], [10_000, 3], [50_000, 5]] as const) {
    const one = speedOf(people, runs)
    print(row([people, one.cells, one.dataMegabytes.toFixed(1), one.fittedSeconds.toFixed(2), one.fittedProcessorSeconds.toFixed(2), one.simpleSeconds.toFixed(2), one.peakMegabytes.toFixed(0)]))
  }
  const { why, whatIf } = onePersonMilliseconds()
  print(`One person from a fit's givens, median: why ${why.toFixed(1)} ms, what if ${whatIf.toFixed(1)} ms\n`)
}

function reportAccuracy(): void {
  print('Accuracy: error of overalls (RMSE, levels) of the raw mean, simple and fitted rating; share of 90 % intervals that hold the truth; prompts')
  print(row(['', 'raw', 'simple', 'fitted', 'simple vs raw', 'fitted vs raw', 'overall 90 %', 'competency 90 %', 'model alone', 'prevalence', 'precision', 'recall', 'raw precision', 'raw recall'], 34))
  const weight = numberAfter('--weight')
  const options = weight === undefined ? {} : { prior: { ...usualPrior, weight: { e: weight, u: weight, h: weight, r: weight } } }
  for (const scenario of scenarios) {
    const one = accuracyOf(scenario, options)
    const change = (error: number): string => `${(100 * (error / one.rawError - 1)).toFixed(0)} %`
    print(row([
      one.name, one.rawError.toFixed(3), one.simpleError.toFixed(3), one.fittedError.toFixed(3), change(one.simpleError), change(one.fittedError),
      one.overallCoverage.toFixed(3), one.competencyCoverage.toFixed(3), one.modelCoverage.toFixed(3), one.prevalence.toFixed(3),
      one.precision.toFixed(2), one.recall.toFixed(2), one.rawPrecision.toFixed(2), one.rawRecall.toFixed(2),
    ], 34))
  }
  print('')
}

function reportShift(): void {
  const { raw, simple, fitted, most } = shiftedGiver({ ...usualOrganization, people: 200 }, 40)
  print('A giver of six people shifts every score by a level: overalls of people with six givers move by')
  print(`raw ${raw.toFixed(3)}, simple ${simple.toFixed(3)}, fitted ${fitted.toFixed(3)} on average; fitted at most ${most.toFixed(3)}\n`)
}

function reportLme4(): void {
  const comparison = compareWithLme4()
  if (!comparison) return print('R with lme4 is not installed: not compared.')
  const { ours, lme4 } = comparison
  const variances = ({ e, u, h, r }: typeof ours.variances): string => [e, u, h, r].map((one) => one.toFixed(4)).join(' / ')
  print(`The same 1,000 people: ours ${ours.seconds.toFixed(2)} s, lme4 ${lme4.seconds.toFixed(2)} s (${(lme4.seconds / ours.seconds).toFixed(1)} times as long)`)
  print(`Variances e / u / h / r: ours ${variances(ours.variances)}, lme4 ${variances(lme4.variances)}`)
}

function row(cells: readonly (string | number)[], first = 8): string {
  return cells.map((cell, at) => (at === 0 ? String(cell).padEnd(first) : String(cell).padStart(Math.max(8, String(cell).length)))).join('  ')
}

function print(line: string): void {
  process.stdout.write(`${line}\n`)
}
