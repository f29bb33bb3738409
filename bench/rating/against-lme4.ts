import { spawnSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { fitGivens } from '../../src/features/rating/rules/fit-givens.ts'
import { ratePeople } from '../../src/features/rating/rules/rate-people.ts'
import { usualPrior } from '../../src/features/rating/rules/estimate-variances.ts'
import type { PackedObservations, Variances } from '../../src/features/rating/model.ts'
import { simulate, usualOrganization } from './simulate.ts'

export interface Comparison {
  ours: { seconds: number; variances: Variances }
  lme4: { seconds: number; variances: Variances }
}

/** R is measured where it is installed, and nothing needs it. */
const rCommand = 'Rscript'

const script = `
suppressMessages(library(lme4))
d <- read.csv(commandArgs(TRUE)[1], stringsAsFactors = TRUE)
t <- system.time(m <- lmer(y ~ 0 + person + competency + (1|person:competency) + (1|giver) + (1|person:giver), d))[["elapsed"]]
v <- as.data.frame(VarCorr(m)); g <- setNames(v$vcov, v$grp)
cat(t, g[["Residual"]], g[["person:competency"]], g[["person:giver"]], g[["giver"]])
`

/** The same 1,000 people in lme4, or null where R with lme4 is not installed. */
export function compareWithLme4(): Comparison | null {
  if (spawnSync(rCommand, ['-e', 'library(lme4)'], { stdio: 'ignore' }).status !== 0) return null
  const { data } = simulate(usualOrganization, 1)
  const exact = { ...data, bound: new Int8Array(data.bound.length) }
  const file = path.join(mkdtempSync(path.join(tmpdir(), 'cairn-lme4-')), 'observations.csv')
  writeFileSync(file, tableOf(exact))
  const start = performance.now()
  const givens = fitGivens(exact, { prior: { ...usualPrior, weight: { e: 0, u: 0, h: 0, r: 0 } } })
  ratePeople(exact, givens)
  const seconds = (performance.now() - start) / 1000
  const answer = spawnSync(rCommand, ['-e', script, file], { encoding: 'utf8' })
  const [elapsed, e, u, h, r] = answer.stdout.trim().split(' ').map(Number)
  return { ours: { seconds, variances: givens.variances }, lme4: { seconds: elapsed!, variances: { e: e!, u: u!, h: h!, r: r! } } }
}

function tableOf(data: PackedObservations): string {
  const lines = ['person,giver,competency,y']
  for (let person = 0; person < data.people.length; person++) {
    for (let review = data.personReviews[person]!; review < data.personReviews[person + 1]!; review++) {
      for (let cell = data.reviewCells[review]!; cell < data.reviewCells[review + 1]!; cell++) {
        lines.push([data.people[person], `g${data.givers[data.reviewGiver[review]!]}`, data.competencies[data.cellCompetency[cell]!], data.value[cell]].join(','))
      }
    }
  }
  return `${lines.join('\n')}\n`
}
