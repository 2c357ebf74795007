import { redirect, type ActionFunctionArgs } from 'react-router'
import { storage } from '../lib/storage'

//=> endpoint POST /account/logout; reports require-server-side-destroy
export async function action({ request }: ActionFunctionArgs) {
  const cookie = 'sid=; Path=/; Max-Age=0'
  console.log(request.url)
  return redirect('/', { headers: { 'Set-Cookie': cookie } }) //=> clears sid path=/ domain=-
}

export const store = storage
