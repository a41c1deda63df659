import { leadToPage, openFromForm } from '#http/share-form';

export const POST = openFromForm;
export const GET = leadToPage;
