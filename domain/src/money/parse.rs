//! Amounts and percentages as people type and paste them.

use rust_decimal::Decimal;

use super::Currency;
use crate::error::FieldError;
use crate::format::Locale;
use crate::format::amount::signs_of;

/// The largest amount accepted, fifteen digits: a spreadsheet and a browser still hold it exactly.
pub const MAX_MINOR: i64 = 999_999_999_999_999;

/// The largest percentage accepted, 100 %, in hundred-thousandths.
const MAX_RATE: i64 = 100_000;

/// What one mark means when three digits follow it and nothing else tells: `1,234`.
#[derive(Clone, Copy)]
enum Lone {
    Refused,
    DecimalMark,
    Grouping,
}

/// Reads an amount in the smallest unit, whatever the writer's habits: `1 234,56`, `1,234.56`, `1'234.5`, `-3 €`.
///
/// `1,234` is refused ([`FieldError::NotAnAmount`]) where decimals exist: it is a thousand to one reader and a little over
/// one to another; [`parse_minor_as`] settles it by the reader's language. `1.234` always has three decimals, too many
/// for the euro and right for the dinar, so that what a program writes is read as it meant it.
pub fn parse_minor(typed: &str, currency: Currency) -> Result<i64, FieldError> {
    read_amount(typed, currency, None)
}

/// Reads an amount like [`parse_minor`], and takes `1,234` as the locale writes it: 1234 in English; in French the comma
/// and the keypad's dot both mark decimals, one too many for the euro.
pub fn parse_minor_as(typed: &str, currency: Currency, locale: Locale) -> Result<i64, FieldError> {
    read_amount(typed, currency, Some(locale))
}

/// Reads a number with six decimals at most, in millionths: a quantity, or a price in the unit of a currency, which may stand beside it.
/// What `1,234` means is settled as in [`parse_minor_as`], and refused without a locale.
pub(crate) fn parse_millionths(
    typed: &str,
    currency: Option<Currency>,
    locale: Option<Locale>,
) -> Result<i64, FieldError> {
    read_signed(typed, currency, 6, |mark| meant(mark, locale))
}

/// Reads a percentage in hundred-thousandths: `9,975 %` is 9975, `20` is 20000. A mark always begins the decimals.
pub fn parse_percent(typed: &str) -> Result<i32, FieldError> {
    let (negative, body) = split_sign(typed);
    let body = body.strip_suffix('%').unwrap_or(&body);
    let value = read(body, 3, |_| Lone::DecimalMark).map_err(|error| match error {
        FieldError::NotAnAmount => FieldError::NotANumber,
        FieldError::OutOfRange { .. } => FieldError::OutOfRange { min: 0, max: 100 },
        other => other,
    })?;
    let outside = FieldError::OutOfRange { min: 0, max: 100 };
    if value > MAX_RATE || negative && value != 0 { Err(outside) } else { i32::try_from(value).map_err(|_| outside) }
}

/// Reads a number of any size and kind, by which two texts are told to be the same: `1 234,50`, `1,234.5` and `1234.5` are. A lone mark
/// begins the decimals, as it does in percentages; nothing where it is no number.
pub fn parse_number(typed: &str) -> Option<Decimal> {
    let (negative, body) = split_sign(typed);
    let body = body.strip_suffix('%').unwrap_or(&body).trim();
    let (whole, fraction) = split_decimals(body, |_| Lone::DecimalMark)?;
    let number: Decimal = format!("0{whole}.{fraction}0").parse().ok()?;
    Some(if negative { -number } else { number })
}

/// What one mark means that could begin decimals or stand between thousands.
fn meant(mark: char, locale: Option<Locale>) -> Lone {
    match locale {
        _ if mark == '.' => Lone::DecimalMark,
        None => Lone::Refused,
        Some(locale) if locale.decimal_mark() == ',' => Lone::DecimalMark,
        Some(_) => Lone::Grouping,
    }
}

fn read_amount(typed: &str, currency: Currency, locale: Option<Locale>) -> Result<i64, FieldError> {
    let digits = u32::from(currency.minor_digits());
    let lone = |mark| if digits == 0 { Lone::Grouping } else { meant(mark, locale) };
    let minor = read_signed(typed, Some(currency), digits, lone)?;
    if minor.unsigned_abs() > MAX_MINOR.unsigned_abs() { Err(outside(digits)) } else { Ok(minor) }
}

/// Reads a number with its sign, and with the sign of a currency if one may stand there.
fn read_signed(
    typed: &str,
    currency: Option<Currency>,
    decimals: u32,
    lone: impl Fn(char) -> Lone,
) -> Result<i64, FieldError> {
    let (negative, body) = split_sign(typed);
    if body.is_empty() {
        return Err(if negative { FieldError::NotAnAmount } else { FieldError::Required });
    }
    let body = match currency {
        Some(currency) => without_currency(body, currency).ok_or(FieldError::NotAnAmount)?,
        None => body,
    };
    // `$-5` and `-$5` are both written; `--5` is not.
    let (inner, body) = if negative { (false, body) } else { split_sign(&body) };
    let value = read(&body, decimals, lone)?;
    Ok(if negative || inner { -value } else { value })
}

/// The sign, hyphen or true minus, and the rest with every space made plain.
fn split_sign(typed: &str) -> (bool, String) {
    let plain: String = typed.chars().map(|c| if c.is_whitespace() { ' ' } else { c }).collect();
    let plain = plain.trim();
    match plain.strip_prefix(['-', '\u{2212}']) {
        Some(rest) => (true, rest.trim_start().to_owned()),
        None => (false, plain.to_owned()),
    }
}

/// The text without the sign or the code of its currency, with or without a dot of its own.
fn without_currency(body: String, currency: Currency) -> Option<String> {
    let body = without_dotted_signs(body, currency);
    strip_currency(&body, currency).map(str::to_owned)
}

/// The text without a sign that has a dot of its own (`Cg.`), which would pass for a decimal mark.
fn without_dotted_signs(body: String, currency: Currency) -> String {
    let dotted = signs_of(currency).into_iter().filter(|sign| sign.contains('.'));
    dotted.fold(body, |body, sign| body.replacen(sign, "", 1).trim().to_owned())
}

/// The number without the sign or the code of its currency, before or behind. Another currency's sign is an error: the
/// amount would be in the wrong money.
fn strip_currency(body: &str, currency: Currency) -> Option<&str> {
    let numeric = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '-' | '\u{2212}');
    let start = body.find(numeric)?;
    let end = body.rfind(|c: char| c.is_ascii_digit() || matches!(c, '.' | ','))? + 1;
    let (before, after) = (body.get(..start)?.trim(), body.get(end..)?.trim());
    let known = |sign: &str| {
        let bare: String = sign.chars().filter(|c| !c.is_whitespace()).collect();
        bare.is_empty() || signs_of(currency).iter().any(|known| matches_sign(known, &bare))
    };
    let once = before.is_empty() || after.is_empty();
    (once && known(before) && known(after)).then(|| body.get(start..end)).flatten()
}

/// A sign as written somewhere, `CA$` or `$ US`, or the part of it that is not letters, `$`; a code in any case.
fn matches_sign(known: &str, bare: &str) -> bool {
    let spaceless: String = known.chars().filter(|c| !c.is_whitespace()).collect();
    let symbol: String = spaceless.chars().filter(|c| !c.is_ascii_alphabetic() && *c != '.').collect();
    spaceless.eq_ignore_ascii_case(bare) || symbol == bare
}

/// Reads an unsigned number with at most `decimals` decimals that are not zero, scaled to an integer.
fn read(body: &str, decimals: u32, lone: impl Fn(char) -> Lone) -> Result<i64, FieldError> {
    if body.trim().is_empty() {
        return Err(FieldError::Required);
    }
    let (whole, fraction) = split_decimals(body.trim(), lone).ok_or(FieldError::NotAnAmount)?;
    let fraction = fraction.trim_end_matches('0');
    if fraction.len() > decimals as usize {
        return Err(FieldError::TooPrecise { decimals });
    }
    let zeros = "0".repeat(decimals as usize - fraction.len());
    let digits = format!("{whole}{fraction}{zeros}");
    // Only digits are left, so the one way to fail is to be too long.
    digits.parse().map_err(|_| outside(decimals))
}

/// More than can be kept; the bounds are told in whole units, as amounts are typed.
fn outside(decimals: u32) -> FieldError {
    let max = MAX_MINOR / 10_i64.pow(decimals);
    FieldError::OutOfRange { min: -max, max }
}

/// The digits before and behind the decimal mark, groups joined.
fn split_decimals(body: &str, lone: impl Fn(char) -> Lone) -> Option<(String, &str)> {
    let last = body.rfind(['.', ',']);
    let (whole, fraction) = match last.and_then(|at| body[at..].chars().next().map(|mark| (at, mark))) {
        Some((at, mark)) if is_decimal_mark(body, at, mark, lone)? => (&body[..at], &body[at + 1..]),
        _ => (body, ""),
    };
    let plain = fraction.bytes().all(|b| b.is_ascii_digit()) && !(whole.is_empty() && fraction.is_empty());
    if plain { Some((join_groups(whole)?, fraction)) } else { None }
}

/// Whether the last mark begins the decimals; nothing when that can't be told.
fn is_decimal_mark(body: &str, at: usize, mark: char, lone: impl Fn(char) -> Lone) -> Option<bool> {
    let (before, after) = (&body[..at], &body[at + 1..]);
    let groups_before = before.contains(['.', ',', ' ', '\'', '\u{2019}']);
    if before.contains(mark) {
        return Some(false);
    }
    let could_group = after.len() == 3 && (1..=3).contains(&before.len()) && !before.starts_with('0');
    if groups_before || !could_group {
        return Some(true);
    }
    match lone(mark) {
        Lone::Refused => None,
        Lone::DecimalMark => Some(true),
        Lone::Grouping => Some(false),
    }
}

/// Joins groups of three divided by one kind of mark; `12 34` is a slip, not a number.
fn join_groups(whole: &str) -> Option<String> {
    let whole = whole.replace('\u{2019}', "'");
    let Some(mark) = whole.chars().find(|c| !c.is_ascii_digit()) else { return Some(whole) };
    if !matches!(mark, ' ' | '\'' | '.' | ',') {
        return None;
    }
    let mut groups = whole.split(mark);
    let first = groups.next().unwrap_or_default();
    let digits = |group: &str| group.bytes().all(|b| b.is_ascii_digit());
    let fits = (1..=3).contains(&first.len()) && digits(first) && groups.all(|group| group.len() == 3 && digits(group));
    fits.then(|| whole.replace(mark, ""))
}

#[cfg(test)]
mod tests;
