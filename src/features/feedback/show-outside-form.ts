import { action } from '../../platform/action.ts'
import { ok } from '../../platform/result.ts'
import * as api from './api.ts'
import { openOutsideLink } from './open-outside-link.ts'
import { mayContribute } from './policy.ts'
import type { OutsideForm } from './reads/outside.ts'
import { askedOutside, outsideKinds } from './rules/outside-evidence.ts'

export const showOutsideForm = action(api.showOutsideForm, async (context, { token }) => {
  const permit = mayContribute(context.actor)
  if (!permit.ok) return permit
  const form = await openOutsideLink(context, permit.value, token)
  if (!form.ok) return form
  const { about, invitedBy, organization, name, message, work } = form.value
  return ok({ about, invitedBy, organization, name, message, work, competencies: askedOf(form.value) })
})

/** Names and what they mean, in the order in which they were asked. */
const askedOf = ({ competencies, content }: OutsideForm) =>
  askedOutside(content, competencies).map((it) => ({
    id: it.id,
    name: it.name,
    description: it.description ?? null,
    evidenceKinds: outsideKinds(content, it).map((kind) => ({
      id: kind.id,
      name: kind.name,
      description: kind.description ?? null,
      fields: kind.fields.map((field) => ({ id: field.id, name: field.name, type: field.type, options: field.options ?? [], required: field.required })),
    })),
  }))
