import { assertMethod, eventHandler, sendNoContent, setHeader } from 'h3'

// The name of the file lets every method in, and the first line none but POST.
export default eventHandler(async (event) => { //=> endpoint POST /signout
  assertMethod(event, ['POST'])
  await closeSession(event)
  setHeader(event, 'Clear-Site-Data', '"storage"')
  return sendNoContent(event)
})
