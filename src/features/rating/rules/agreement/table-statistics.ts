import { brennanPrediger, congerKappa, fleissKappa, gwetAgreement, quadraticWeights } from './chance-corrected.ts'
import { intraclassCorrelations, type IntraclassCorrelations } from './intraclass-correlation.ts'
import { krippendorffAlpha } from './krippendorff-alpha.ts'
import { categoriesOf, type RatingTable } from './rating-table.ts'
import { meanQuadraticKappa } from './weighted-kappa.ts'

/** Every agreement statistic of a table; null where it is not defined, such as where nothing varies or no rater is told from another. */
export interface TableStatistics {
  units: number
  raters: number
  krippendorff: { nominal: number | null; ordinal: number | null; interval: number | null; ratio: number | null }
  gwet: { AC1: number | null; AC1_se: number | null; AC2: number | null; AC2_se: number | null }
  kappa: { fleiss: number | null; conger: number | null; brennan_prediger: number | null; quadratic: number | null }
  icc: IntraclassCorrelations | null
}

export function tableStatistics(table: RatingTable): TableStatistics {
  const quadratic = quadraticWeights(categoriesOf(table))
  const ac1 = gwetAgreement(table)
  const ac2 = gwetAgreement(table, quadratic)
  return {
    units: table.units.length,
    raters: table.raters.length,
    krippendorff: {
      nominal: krippendorffAlpha(table, 'nominal'),
      ordinal: krippendorffAlpha(table, 'ordinal'),
      interval: krippendorffAlpha(table, 'interval'),
      ratio: krippendorffAlpha(table, 'ratio'),
    },
    gwet: { AC1: ac1.coefficient, AC1_se: ac1.error, AC2: ac2.coefficient, AC2_se: ac2.error },
    kappa: {
      fleiss: fleissKappa(table), conger: table.anonymous ? null : congerKappa(table),
      brennan_prediger: brennanPrediger(table), quadratic: table.anonymous ? null : meanQuadraticKappa(table),
    },
    icc: table.anonymous ? null : intraclassCorrelations(table),
  }
}
