// What is wrong with what people type about themselves, in their language. The server has the last word.
import { useTranslations } from 'use-intl';

export function useEmailReview(): (value: string) => string | undefined {
  const t = useTranslations('accounts.fields');
  return (value) =>
    /^[^\s@"(),:;<>[\]\\]{1,64}@[^\s@"(),:;<>[\]\\]+$/.test(value.trim()) ? undefined : t('emailWrong');
}

/** Length alone; whether it is easy to guess only the server tells. */
export function usePasswordReview(): (value: string) => string | undefined {
  const t = useTranslations('accounts.fields');
  return (value) => {
    const { length } = Array.from(value);
    if (length < 12) return t('passwordShort');
    return length > 256 ? t('passwordLong') : undefined;
  };
}
