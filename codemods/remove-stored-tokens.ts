import { transformOf } from './kit/transform.ts'

export default transformOf('remove-stored-tokens')
