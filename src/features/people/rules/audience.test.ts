import { expect, test } from 'vitest'
import { engineeringOrganization } from './audience.ts'

test('the engineering organization is engineers, embedded SREs, their managers and the product managers who work with them', () => {
  const members = [
    { person: 'engineer', team: 'checkout', role: 'engineer' as const },
    { person: 'sre', team: 'checkout', role: 'embedded-sre' as const },
    { person: 'manager', team: 'checkout', role: 'manager' as const },
    { person: 'product', team: 'checkout', role: 'product-manager' as const },
    { person: 'sales-manager', team: 'sales', role: 'manager' as const },
    { person: 'other-product', team: 'sales', role: 'product-manager' as const },
    { person: 'head-of-product', team: 'leadership', role: 'leadership' as const },
  ]
  expect([...engineeringOrganization(members, ['head-of-engineering'])].toSorted()).toEqual(['engineer', 'head-of-engineering', 'manager', 'product', 'sre'])
})
