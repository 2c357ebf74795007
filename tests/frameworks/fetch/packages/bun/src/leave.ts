/** Only the cookie goes, and not that of the whole site. */
//=> reports require-server-side-destroy
export const leave = (req) => {
  //=> clears sid path=/account domain=-; reports no-mismatched-cookie-deletion
  req.cookies.delete({ name: 'sid', path: '/account' })
  return Response.redirect('/')
}
