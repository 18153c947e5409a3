//! What a document comes to, from what was typed of it: the one way from a form to [`totals`](crate::billing::totals).

use serde::{Deserialize, Serialize};

use super::choices::{ChosenCharge, Discount, LineKind};
use super::content::Content;
use super::fields::DocumentData;
use super::line::LineData;
use super::rules::DocumentRules;
use crate::billing::lines::{Item, Line};
use crate::billing::margin::{Margin, margin};
use crate::billing::rate::Rate;
use crate::billing::regime::{Charge, Reason};
use crate::billing::taxes::Taxes;
use crate::billing::totals::{DocumentAdjustment, DownPayment, Draft, Problem, Totals, TotalsError, totals};
use crate::billing::vat::Mention;
use crate::error::{FieldError, FieldErrors};
use crate::money::MAX_MINOR;
use crate::products::ProductKind;

/// A document with its amounts.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Priced {
    /// What the amounts are made of.
    pub draft: Draft,
    /// What it comes to.
    pub totals: Totals,
    /// What is earned on it.
    pub margin: Margin,
    /// What it must say of taxes that are not charged, each once.
    pub mentions: Vec<Mention>,
    /// Why it is taxed as it is: of its goods, of its services, each once.
    pub reasons: Vec<Reason>,
}

/// Prices a document. `down_payments` are those that it deducts.
///
/// # Errors
/// Which line or discount has no amount, by its path; a line for which no rate is known is an error at its `vat`. A line that is optional is
/// priced beside the total: its own amount is [`Item::amount`].
pub fn priced(
    data: &DocumentData,
    lines: &[LineData],
    rules: &DocumentRules,
    down_payments: &[DownPayment],
) -> Result<Priced, FieldErrors> {
    let mut errors = FieldErrors::default();
    let (mut mentions, mut reasons) = (Vec::new(), Vec::new());
    let mut drafted = Vec::with_capacity(lines.len());
    for (index, line) in lines.iter().enumerate() {
        let charge = charge(data.charge, line.nature, rules);
        if line.kind == LineKind::Item {
            note(charge, &mut mentions, &mut reasons);
        }
        drafted.push(drafted_line(line, charge.map(|(charge, _)| charge), rules, index, &mut errors));
    }
    if !errors.is_empty() {
        return Err(errors);
    }
    let draft = drafted_whole(data, drafted, down_payments.to_vec());
    let totals = totals(&draft).map_err(|error| FieldErrors::one(path(error), told(error)))?;
    let costs: Vec<_> = lines.iter().map(|line| line.cost).collect();
    let margin = margin(&draft, &totals, &costs).map_err(|error| FieldErrors::one(path(error), told(error)))?;
    Ok(Priced { draft, totals, margin, mentions, reasons })
}

impl Priced {
    /// The taxes of each line, in their order; nothing for words, and for what is optional.
    #[must_use]
    pub fn taxes(&self) -> Vec<Option<Taxes>> {
        let taxes = |line: &Line| match line {
            Line::Item(item) => Some(item.taxes),
            Line::Section | Line::Subtotal | Line::Text => None,
        };
        self.draft.lines.iter().map(taxes).collect()
    }
}

/// What an issued document comes to by its own lines and taxes: the totals that it was issued with, if nobody has changed it. Nothing where
/// they come to nothing that could be issued.
#[must_use]
pub fn recomputed(content: &Content) -> Option<Totals> {
    if content.taxes.len() != content.lines.len() {
        return None;
    }
    let mut taxes = content.taxes.iter();
    let drafted = |line: &LineData| {
        let taxes = taxes.next()?;
        Some(match line.kind {
            LineKind::Section => Line::Section,
            LineKind::Subtotal => Line::Subtotal,
            LineKind::Text => Line::Text,
            LineKind::Item if line.optional => Line::Text,
            LineKind::Item => Line::Item(sold(line, (*taxes)?).ok()?),
        })
    };
    let lines = content.lines.iter().map(drafted).collect::<Option<Vec<_>>>()?;
    // Of several down payments, the sum is kept, which deducts as much.
    let deducted = &content.totals.deducted;
    let before = DownPayment { net_minor: deducted.net_minor, taxes: deducted.taxes.clone() };
    totals(&drafted_whole(&content.data, lines, vec![before])).ok()
}

/// A document as the totals take it.
fn drafted_whole(data: &DocumentData, lines: Vec<Line>, down_payments: Vec<DownPayment>) -> Draft {
    let discount = data.discount.map(|discount| DocumentAdjustment { adjustment: discount.adjustment(), taxes: None });
    Draft {
        currency: data.currency,
        basis: data.price_basis,
        lines,
        adjustments: discount.into_iter().collect(),
        down_payments,
    }
}

/// What a line is as the totals take it.
fn drafted_line(
    line: &LineData,
    charge: Option<Charge>,
    rules: &DocumentRules,
    index: usize,
    errors: &mut FieldErrors,
) -> Line {
    match line.kind {
        LineKind::Section => Line::Section,
        LineKind::Subtotal => Line::Subtotal,
        LineKind::Text => Line::Text,
        LineKind::Item if line.optional => Line::Text,
        LineKind::Item => match item(line, charge, rules) {
            Ok(item) => Line::Item(item),
            Err((name, error)) => {
                errors.push(format!("lines[{index}].{name}"), error);
                Line::Text
            }
        },
    }
}

/// Something that is sold, with its taxes.
///
/// # Errors
/// Which of its values is missing: a rate of VAT, where neither the line nor the client nor the company has one.
pub fn item(
    line: &LineData,
    charge: Option<Charge>,
    rules: &DocumentRules,
) -> Result<Item, (&'static str, FieldError)> {
    let own = line.vat.and_then(|rate| Rate::new(rate.0).ok()).or_else(|| rules.usual_rate());
    sold(line, charge.unwrap_or(Charge::Own).taxes(own).ok_or(("vat", FieldError::Required))?)
}

/// Something that is sold, whose taxes are known.
fn sold(line: &LineData, taxes: Taxes) -> Result<Item, (&'static str, FieldError)> {
    let quantity = line.quantity.ok_or(("quantity", FieldError::Required))?;
    let price = line.price.ok_or(("price", FieldError::Required))?;
    let adjustments = line.discount.map(Discount::adjustment).into_iter().collect();
    Ok(Item { quantity, price, adjustments, taxes })
}

/// What goods or services bear, and why: as somebody chose, else by the rules. Nothing while there is no client.
#[must_use]
pub fn charge(chosen: ChosenCharge, nature: ProductKind, rules: &DocumentRules) -> Option<(Charge, Reason)> {
    match chosen.charge() {
        Some(charge) => Some((charge, Reason::Chosen)),
        None => rules.decision(nature).map(|decision| (decision.charge, decision.reason)),
    }
}

fn note(charge: Option<(Charge, Reason)>, mentions: &mut Vec<Mention>, reasons: &mut Vec<Reason>) {
    let Some((charge, reason)) = charge else { return };
    if let Some(mention) = charge.mention().filter(|mention| !mentions.contains(mention)) {
        mentions.push(mention);
    }
    if !reasons.contains(&reason) {
        reasons.push(reason);
    }
}

/// The input that an error is about.
fn path(error: TotalsError) -> String {
    match error {
        TotalsError::Line { index, .. } => format!("lines[{index}].price"),
        TotalsError::Adjustment { .. } | TotalsError::TooManyAdjustments { .. } => "fields.discount".to_owned(),
        TotalsError::TooManyLines { .. } | TotalsError::TooManyDownPayments { .. } | TotalsError::TooLarge => {
            super::form::LINES.to_owned()
        }
    }
}

const fn told(error: TotalsError) -> FieldError {
    match error {
        TotalsError::TooManyLines { max }
        | TotalsError::TooManyAdjustments { max }
        | TotalsError::TooManyDownPayments { max } => FieldError::TooMany { max },
        TotalsError::Line { problem, .. } | TotalsError::Adjustment { problem, .. } => match problem {
            Problem::TooManyAdjustments { max } => FieldError::TooMany { max },
            Problem::NothingToSpreadOver => FieldError::NothingToSpreadOver,
            Problem::TooLarge => TOO_LARGE,
        },
        TotalsError::TooLarge => TOO_LARGE,
    }
}

/// Beyond what can be kept, in whole units of most currencies.
const TOO_LARGE: FieldError = FieldError::OutOfRange { min: -MAX_MINOR / 100, max: MAX_MINOR / 100 };

#[cfg(test)]
mod tests {
    use super::*;
    use crate::billing::kind::DocumentKind;
    use crate::billing::regime::Decision;
    use crate::documents::content::tests::content;
    use crate::documents::form::tests::form;
    use crate::documents::form::{DocumentForm, NewDocument};
    use crate::documents::line::LineForm;
    use crate::documents::rules::tests::rules;

    fn read(form: &DocumentForm, rules: &DocumentRules) -> NewDocument {
        form.parse(rules).unwrap()
    }

    fn price(form: &DocumentForm, rules: &DocumentRules) -> Result<Priced, FieldErrors> {
        let NewDocument { data, lines } = read(form, rules);
        priced(&data, &lines, rules, &[])
    }

    #[test]
    fn a_line_bears_its_own_rate_or_the_usual_one() {
        let rules = rules(DocumentKind::Invoice);
        let mut typed = form("3", "100");
        let of = |typed: &DocumentForm| {
            let totals = price(typed, &rules).unwrap().totals;
            (totals.net_minor, totals.tax_minor, totals.gross_minor)
        };
        assert_eq!(of(&typed), (30_000, 6_000, 36_000));
        typed.lines[0].vat = "5,5".to_owned();
        assert_eq!(of(&typed), (30_000, 1_650, 31_650));
        typed.fields.discount = "10 %".to_owned();
        assert_eq!(of(&typed), (27_000, 1_485, 28_485));
        typed.lines[0].optional = "on".to_owned();
        typed.fields.discount = String::new();
        assert_eq!(of(&typed), (0, 0, 0), "what is optional is not in the total");
    }

    #[test]
    fn what_was_issued_comes_to_the_same_by_its_own_taxes() {
        let rules = rules(DocumentKind::Invoice);
        let mut typed = form("3", "33.33");
        typed.lines.push(LineForm { vat: "5,5".to_owned(), ..typed.lines[0].clone() });
        typed.lines.push(LineForm { optional: "on".to_owned(), ..typed.lines[0].clone() });
        typed.lines.push(LineForm { kind: "subtotal".to_owned(), ..LineForm::default() });
        typed.fields.discount = "1,50".to_owned();
        let NewDocument { data, lines } = read(&typed, &rules);
        let before = price(&form("1", "10"), &rules).unwrap().totals;
        let priced = priced(&data, &lines, &rules, &[DownPayment::from(&before), DownPayment::from(&before)]).unwrap();
        let taxes = priced.taxes();
        let mut content = Content { data, lines, taxes, totals: priced.totals.clone(), ..content() };
        assert_eq!(recomputed(&content), Some(priced.totals));
        content.taxes.pop();
        assert_eq!(recomputed(&content), None);
    }

    #[test]
    fn the_rules_decide_until_somebody_chooses() {
        let mut rules = rules(DocumentKind::Invoice);
        let abroad = Decision { charge: Charge::Untaxed(Mention::ReverseCharge), reason: Reason::ReverseCharge };
        let buyer = rules.buyer.as_mut().unwrap();
        (buyer.goods, buyer.services) = (abroad, abroad);
        let typed = form("1", "100");
        let priced = price(&typed, &rules).unwrap();
        assert_eq!((priced.totals.gross_minor, priced.mentions), (10_000, vec![Mention::ReverseCharge]));
        assert_eq!(priced.reasons, [Reason::ReverseCharge]);
        let mut chosen = typed;
        chosen.fields.charge = "own".to_owned();
        let priced = price(&chosen, &rules).unwrap();
        assert_eq!(
            (priced.totals.gross_minor, priced.mentions, priced.reasons),
            (12_000, vec![], vec![Reason::Chosen])
        );
    }

    #[test]
    fn what_has_no_amount_is_told_beside_its_input() {
        let mut rules = rules(DocumentKind::Invoice);
        rules.usual_vat = None;
        let errors = price(&form("1", "100"), &rules).unwrap_err();
        assert_eq!(errors.at("lines[0].vat"), Some(&FieldError::Required));
        let mut huge = form("1000000000", "999999999999");
        huge.lines[0].vat = "20".to_owned();
        assert!(price(&huge, &rules).unwrap_err().at("lines[0].price").is_some());
        // Of one tax it would be that tax's; two have no shares of nothing.
        let mut nothing = form("0", "100");
        nothing.lines[0].vat = "20".to_owned();
        nothing.lines.push(LineForm { vat: "10".to_owned(), ..nothing.lines[0].clone() });
        nothing.fields.discount = "5".to_owned();
        let errors = price(&nothing, &rules).unwrap_err();
        assert!(errors.at("fields.discount").is_some(), "{errors:?}");
    }
}
