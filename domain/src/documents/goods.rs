//! How much of a document are goods: they are taxed where they go.

use super::line::LineData;
use crate::billing::totals::{LineTotals, Totals};
use crate::products::ProductKind;

/// What its lines of goods come to without taxes, in the smallest unit of its currency. Nothing of what is optional.
#[must_use]
pub fn lines_minor(lines: &[LineData], totals: &Totals) -> i64 {
    let net = |(line, total): (&LineData, &LineTotals)| match total {
        LineTotals::Item { net_minor, .. } if line.nature == ProductKind::Article => *net_minor,
        _ => 0,
    };
    lines.iter().zip(&totals.lines).map(net).fold(0, i64::saturating_add)
}

/// What they come to in the whole: with their part of what is taken off it, and of what was invoiced before.
#[must_use]
pub fn sold_minor(lines_minor: i64, totals: &Totals, deducted_net_minor: i64) -> i64 {
    if totals.lines_net_minor == 0 {
        return 0;
    }
    let left = totals.net_minor.saturating_sub(deducted_net_minor);
    let share = i128::from(lines_minor) * i128::from(left) / i128::from(totals.lines_net_minor);
    i64::try_from(share).unwrap_or(lines_minor)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::billing::kind::DocumentKind;
    use crate::documents::form::tests::form;
    use crate::documents::priced;
    use crate::documents::rules::tests::rules;

    #[test]
    fn goods_bear_their_part_of_what_is_taken_off() {
        let rules = rules(DocumentKind::Invoice);
        let mut typed = form("3", "100");
        typed.lines[0].nature = "article".to_owned();
        let service = crate::documents::LineForm { nature: "service".to_owned(), ..typed.lines[0].clone() };
        let optional = crate::documents::LineForm { optional: "on".to_owned(), ..typed.lines[0].clone() };
        typed.lines.extend([service, optional]);
        typed.fields.discount = "10 %".to_owned();
        let new = typed.parse(&rules).unwrap();
        let totals = priced(&new.data, &new.lines, &rules, &[]).unwrap().totals;
        let goods = lines_minor(&new.lines, &totals);
        assert_eq!((goods, totals.net_minor), (30_000, 54_000));
        assert_eq!(sold_minor(goods, &totals, 0), 27_000);
        assert_eq!(sold_minor(goods, &totals, 18_000), 18_000, "a third of the whole was invoiced before");
    }

    #[test]
    fn nothing_is_nothing() {
        let rules = rules(DocumentKind::Invoice);
        let new = form("0", "100").parse(&rules).unwrap();
        let totals = priced(&new.data, &new.lines, &rules, &[]).unwrap().totals;
        assert_eq!(sold_minor(lines_minor(&new.lines, &totals), &totals, 0), 0);
    }
}
