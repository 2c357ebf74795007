import { data, type ActionFunctionArgs } from 'react-router'
import { z } from 'zod'

// The word is something that is looked for.
export async function action({ request }: ActionFunctionArgs) {
  const { term } = z.object({ term: z.string() }).parse(await request.json())
  return data({ found: term === 'logout' ? 1 : 0 })
}
