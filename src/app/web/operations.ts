type Schema = { description?: string; [keyword: string]: unknown }
type Described = { operationId?: string; summary?: string; parameters?: { name: string; in: string; required?: boolean; description?: string; schema?: Schema }[]; requestBody?: { content?: Record<string, { schema?: Schema }> }; responses?: Record<string, { content?: Record<string, { schema?: Schema }> }> }

/** As much of an OpenAPI document as the page shows. */
export type OpenApi = { openapi: string; paths: Record<string, Record<string, Described>> }

export type Operation = {
  method: string
  path: string
  id: string
  summary: string
  parameters: { name: string; where: string; required: boolean; description: string }[]
  body: Schema | undefined
  answer: Schema | undefined
}

const methods = new Set(['get', 'post', 'put', 'patch', 'delete'])

export const operationsOf = ({ paths }: OpenApi): Operation[] =>
  Object.entries(paths).flatMap(([path, described]) => Object.entries(described).filter(([method]) => methods.has(method)).map(([method, one]) => operationOf(method, path, one)))

function operationOf(method: string, path: string, { operationId = '', summary = '', parameters = [], requestBody, responses = {} }: Described): Operation {
  const answer = Object.entries(responses).find(([status]) => status.startsWith('2'))?.[1]
  return {
    method: method.toUpperCase(),
    path,
    id: operationId,
    summary,
    parameters: parameters.map((one) => ({ name: one.name, where: one.in, required: one.required ?? false, description: one.description ?? one.schema?.description ?? '' })),
    body: schemaIn(requestBody?.content),
    answer: schemaIn(answer?.content),
  }
}

const schemaIn = (content: Record<string, { schema?: Schema }> | undefined): Schema | undefined => Object.values(content ?? {})[0]?.schema
