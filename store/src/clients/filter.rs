//! Text searched for as any part of a folded column.

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
