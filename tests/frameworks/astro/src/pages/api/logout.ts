import type { APIRoute } from 'astro'
import { close } from '../../lib/session'

export const POST: APIRoute = async ({ cookies, redirect }) => { //=> endpoint POST /api/logout; reports require-clear-site-data
  await close(cookies)
  return redirect('/')
}

// Leads to the page that asks.
export const GET: APIRoute = ({ redirect }) => redirect('/sign-out')
