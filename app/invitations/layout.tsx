import { PageProviders } from '../page-providers';

export default PageProviders;
