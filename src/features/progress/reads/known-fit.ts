import type { Tx } from '../../../platform/database.ts'
import type { Permit } from '../../../platform/permit.ts'
import { loadingsIn } from '../rules/fit-parts.ts'
import type { KnownFit, KnownGiver } from '../rules/givens.ts'

type StoredGiver = readonly [id: string, leniency: number, error: number, loadings: string, component: number, simple: number]

/** A fit as it is stored, or as the database sends it within JSON. */
export type StoredFit = Omit<KnownFit, 'givers' | 'fittedAt'> & { readonly givers: readonly StoredGiver[]; readonly fittedAt: Date | string }

export const knownFit = (fit: StoredFit): KnownFit => ({ ...fit, fittedAt: new Date(fit.fittedAt).toISOString(), givers: fit.givers.map(giverIn) })

const giverIn = ([id, leniency, error, loadings, component, simple]: StoredGiver): KnownGiver => ({
  id, leniency, error, loadings: loadingsIn(Buffer.from(loadings, 'hex')), component, simple,
})

/** How somebody gives against others who saw the same people, in each framework. */
export async function leniencyOf(tx: Tx, _permit: Permit<'showOwnLeniency' | 'exportAboutMe'>, person: string): Promise<{ framework: string; leniency: number; error: number; sharedPeople: number; fittedAt: string }[]> {
  const rows = await tx
    .selectFrom('fit_giver')
    .innerJoin('fit', 'fit.id', 'fit_giver.fit_id')
    .select(['framework_id', 'leniency', 'error', 'shared_people', 'fitted_at'])
    .where('giver_id', '=', person)
    .where('current', '=', true)
    .orderBy('framework_id')
    .execute()
  return rows.map((it) => ({ framework: it.framework_id, leniency: it.leniency, error: it.error, sharedPeople: it.shared_people, fittedAt: it.fitted_at.toISOString() }))
}
