import os from 'node:os'
import { parentPort, workerData } from 'node:worker_threads'
import { connectedComponents } from '../rating/rules/connected-components.ts'
import { fitGivens } from '../rating/rules/fit-givens.ts'
import { addReview, finishPacking, startPacking } from '../rating/rules/pack-reviews.ts'
import { simpleLeniencies } from '../rating/rules/simple-leniencies.ts'
import type { PackedObservations } from '../rating/model.ts'
import type { Publication } from '../framework/rules/carries-over.ts'
import type { FitParts } from './rules/fit-parts.ts'
import { cellsSaid, type Review } from './rules/review-text.ts'
import { giverOverview } from './rules/giver-overview.ts'

/**
 * The algebra of a fit, in a thread of its own so that requests are not held up. It takes reviews as the database wrote them down,
 * person by person, and keeps nothing of them but packed numbers.
 */
export type ToFitWorker = { readonly kind: 'reviews'; readonly reviews: readonly Review[] } | { readonly kind: 'fit' }
export type FromFitWorker = { readonly kind: 'taken' } | { readonly kind: 'fitted'; readonly parts: FitParts | null } | { readonly kind: 'failed'; readonly message: string }

if (!parentPort) throw new Error('A fit runs only as a worker thread.')
const port = parentPort
// Linux knows a priority for each thread: the algebra takes what requests leave. Elsewhere it would be the whole process's.
if (process.platform === 'linux') os.setPriority(os.constants.priority.PRIORITY_LOW)
const publication = workerData as Publication
const packing = startPacking(publication.content.competencies.map((it) => it.id))

function take(reviews: readonly Review[]): FromFitWorker {
  for (const { person, giver, said } of reviews) addReview(packing, person, giver, cellsSaid(publication, giver, said))
  return { kind: 'taken' }
}

function fit(): FromFitWorker {
  const data = finishPacking(packing)
  return { kind: 'fitted', parts: data.people.length === 0 ? null : partsOf(data) }
}

function partsOf(data: PackedObservations): FitParts {
  const { variances, offsets, scale, range, leniency, error, columns, loadings } = fitGivens(data)
  const components = connectedComponents(data)
  return {
    variances, scale, range, leniency, error, columns, loadings,
    offsets: data.competencies.map((name, at) => [name, offsets[at]!]),
    givers: data.givers,
    simple: simpleLeniencies(data).leniency,
    ...giverOverview(data, components),
    component: components.ofGiver,
    people: data.people.length,
    observations: data.value.length,
  }
}

port.on('message', (message: ToFitWorker) => {
  try {
    port.postMessage(message.kind === 'fit' ? fit() : take(message.reviews))
  } catch (error) {
    port.postMessage({ kind: 'failed', message: error instanceof Error ? error.message : String(error) } satisfies FromFitWorker)
  }
})
