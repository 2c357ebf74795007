import { transformOf } from './kit/transform.ts'

export default transformOf('delete-cookie')
