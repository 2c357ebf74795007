import { transformOf } from './kit/transform.ts'

export default transformOf('add-logout-credentials')
