//! Text searched for as any part of a folded column.

use domain::identifiers::phone::sought;
use domain::text::fold;
use sea_orm::sea_query::LikeExpr;
use sea_orm::{ColumnTrait, Condition};

/// The longest text searched for; names are not longer.
const LONGEST: usize = 200;

/// True where one of the columns contains what was typed, whatever its case and accents. Wildcards stand for themselves.
pub(crate) fn containing<C: ColumnTrait>(typed: &str, columns: &[C]) -> Condition {
    let mut pattern = String::from("%");
    for letter in fold(typed.trim()).chars().take(LONGEST) {
        if matches!(letter, '%' | '_' | '\\') {
            pattern.push('\\');
        }
        pattern.push(letter);
    }
    pattern.push('%');
    columns
        .iter()
        .fold(Condition::any(), |any, column| any.add(column.like(LikeExpr::new(pattern.as_str()).escape('\\'))))
}

/// The same, or true where one of these columns is the telephone number that was typed, or contains that, in whatever spelling.
pub(crate) fn or_number<C: ColumnTrait>(found: Condition, typed: &str, columns: &[C]) -> Condition {
    // Digits and a `+`: none of them is a wildcard.
    let patterns: Vec<String> = sought(typed).iter().map(|form| format!("%{form}%")).collect();
    let each = columns.iter().flat_map(|column| patterns.iter().map(move |pattern| (column, pattern)));
    each.fold(found, |any, (column, pattern)| any.add(column.like(LikeExpr::new(pattern.as_str()))))
}
