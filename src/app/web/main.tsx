import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { createRoot } from 'react-dom/client'
import '../../ui/base.css'
import { clientWithFirstData } from './first-data.ts'
import { routerFor } from './router.tsx'

const root = document.getElementById('root')
if (!root) throw new Error('The page has no element to draw into.')

const client = clientWithFirstData()
const router = routerFor(client)

createRoot(root).render(
  <QueryClientProvider client={client}>
    <RouterProvider router={router} />
  </QueryClientProvider>,
)
