//! What documents become: which states allow it, and what the draft holds that is made of them.

use super::choices::{ChosenCharge, Discount, LineKind};
use super::fields::DocumentData;
use super::form::NewDocument;
use super::line::LineData;
use super::record::Document;
use super::scheduled::{once, unsent};
use super::traces::Traces;
use crate::billing::kind::DocumentKind as K;
use crate::billing::lines::Extent;
use crate::billing::quantity::Quantity;
use crate::billing::rate::WHOLE;
use crate::billing::state::DocumentState as S;
use crate::billing::taxes::{Tax, TaxKind};
use crate::billing::totals::LineTotals;
use crate::billing::unit_price::UnitPrice;
use crate::field::RatePer100k;
use crate::money::Money;
use crate::products::ProductKind;
use crate::text::LongText;

/// The most documents that one is made of: what is delivered to a client in a month, each day several times.
pub const MAX_ORIGINS: u32 = 200;

/// The share of what was agreed that a down payment is over until somebody types another, in millionths: three tenths, as is usual.
const USUAL_SHARE: i64 = 300_000;

/// Whether a document in a state may be made into one of a kind. Whether its own kind may, [`convert`](crate::billing::kind::convert) says.
#[must_use]
pub const fn may_become(kind: K, state: S, into: K) -> bool {
    match (kind, state) {
        (K::Recurring, S::Active | S::Paused) => true,
        (_, S::Refused | S::Cancelled) => false,
        // It may still be delivered; whether there is anything left to invoice, its lines say.
        (_, S::Invoiced) => matches!(into, K::DeliveryNote | K::Invoice),
        _ => state.is_issued(),
    }
}

/// Whether what several documents say holds for all of them: how prices are expressed, and which tax was chosen.
#[must_use]
pub fn go_together(of: &[Document]) -> bool {
    let said = |document: &Document| (document.new.data.price_basis, document.new.data.charge);
    of.windows(2).all(|pair| said(&pair[0]) == said(&pair[1]))
}

/// What a document of a kind begins with that is made of others, of one client: what remains of their lines, each naming the one that it is
/// of. Nothing where nothing remains.
#[must_use]
pub fn converted(of: &[Document], into: K, traces: &Traces) -> Option<NewDocument> {
    let first = of.first()?;
    if into == K::DownPayment {
        return down_payment(first);
    }
    let parts: Vec<Part<'_>> = of.iter().filter_map(|document| Part::of(document, into, traces)).collect();
    let pinned = Some(first).filter(|_| into == K::CreditNote).and_then(Pinned::of);
    let charge = pinned.map_or(first.new.data.charge, Pinned::charge);
    let data =
        DocumentData { discount: discount(&parts), delivered_on: delivered_on(of, into), charge, ..blank(first) };
    let has_headings = parts.len() > 1;
    let mut lines = Vec::new();
    for part in parts {
        lines.extend(Some(part.document).filter(|_| has_headings).and_then(heading));
        lines.extend(part.lines);
    }
    (!lines.is_empty()).then_some(NewDocument { data, lines })
}

/// What is carried over of one document.
struct Part<'a> {
    document: &'a Document,
    lines: Vec<LineData>,
    /// What its lines come to before the discount on the whole, in the smallest unit and on its basis: all of them, and those carried over.
    whole_minor: i64,
    carried_minor: i64,
}

impl<'a> Part<'a> {
    /// Nothing where nothing remains of it.
    fn of(document: &'a Document, into: K, traces: &Traces) -> Option<Self> {
        let mut part = Self { document, lines: Vec::new(), whole_minor: 0, carried_minor: 0 };
        let pinned = Some(document).filter(|_| into == K::CreditNote).and_then(Pinned::of);
        for (at, line) in document.new.lines.iter().enumerate() {
            if line.kind != LineKind::Item {
                part.lines.push(LineData { id: None, origin: None, expense: None, ..line.clone() });
                continue;
            }
            let (Some(id), Some(whole)) = (line.id, line.quantity) else { continue };
            // A template makes the same again and again, and what nobody has asked for is not sold.
            let left = if document.kind == K::Recurring { whole } else { traces.remaining(id, into) };
            if line.optional || left == Quantity::ZERO {
                continue;
            }
            part.count(at, left, whole);
            let discount = line.discount.map(|Discount(of)| Discount(share(of, left, whole)));
            let origin = Some(id).filter(|_| document.kind != K::Recurring);
            let vat = pinned.map_or(line.vat, |pinned| pinned.vat(document, at).or(line.vat));
            let carried =
                LineData { id: None, quantity: Some(left), discount, vat, origin, expense: None, ..line.clone() };
            part.lines.push(carried);
        }
        part.lines.iter().any(|line| line.kind == LineKind::Item).then_some(part)
    }

    fn count(&mut self, at: usize, left: Quantity, whole: Quantity) {
        let Some(LineTotals::Item { amount_minor, .. }) = self.document.totals.lines.get(at) else { return };
        self.whole_minor = self.whole_minor.saturating_add(*amount_minor);
        if let Extent::AmountMinor(carried) = share(Extent::AmountMinor(*amount_minor), left, whole) {
            self.carried_minor = self.carried_minor.saturating_add(carried);
        }
    }

    /// The part of its discount that is carried over.
    fn discount(&self) -> Option<Extent> {
        Some(self.document.new.data.discount?.0.of_part(self.carried_minor, self.whole_minor))
    }
}

fn share(of: Extent, left: Quantity, whole: Quantity) -> Extent {
    if left == whole { of } else { of.of_part(left.millionths(), whole.millionths()) }
}

/// The discount on the whole of several: the share that they have in common, else the sum of what each takes off.
fn discount(parts: &[Part<'_>]) -> Option<Discount> {
    let first = parts.first()?.discount();
    let is_common = parts.iter().all(|part| part.discount() == first);
    if parts.len() == 1 || is_common && matches!(first, None | Some(Extent::Percent(_))) {
        return first.map(Discount);
    }
    let amount = |part: &Part<'_>| match part.discount() {
        None => 0,
        Some(Extent::AmountMinor(minor)) => minor,
        Some(Extent::Percent(rate)) => {
            let of = Extent::AmountMinor(part.carried_minor).of_part(rate.per_100k().into(), WHOLE.into());
            if let Extent::AmountMinor(minor) = of { minor } else { 0 }
        }
    };
    let sum: i64 = parts.iter().map(amount).sum();
    (sum > 0).then_some(Discount(Extent::AmountMinor(sum)))
}

/// The day on which what an invoice is made of was handed over: of several, the last.
fn delivered_on(of: &[Document], into: K) -> Option<chrono::NaiveDate> {
    let delivered = of.iter().filter(|document| into == K::Invoice && document.kind == K::DeliveryNote);
    delivered.filter_map(|document| document.new.data.delivered_on.or(document.issued_on)).max()
}

/// What is typed of a document, without the days and the instalments that were meant for it. What is made of a template is none itself.
fn blank(of: &Document) -> DocumentData {
    let data = unsent(of.new.data.clone());
    once(DocumentData { date: None, valid_until: None, due_on: None, delivered_on: None, instalments: None, ..data })
}

/// The number of a document, and what it is about.
fn name(of: &Document) -> String {
    let title = of.new.data.title.as_ref().map(crate::text::Text::as_str);
    [of.number.as_deref(), title].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

/// What stands above the lines of one of several.
fn heading(of: &Document) -> Option<LineData> {
    Some(LineData::words(LineKind::Section, Some(LongText::parse(&name(of)).ok()?)))
}

/// A share of what a document comes to, a line for each nature and rate: its quantity is the share.
fn down_payment(of: &Document) -> Option<NewDocument> {
    let share = Quantity::from_millionths(USUAL_SHARE).ok()?;
    let mut groups: Vec<(ProductKind, Option<RatePer100k>, i64)> = Vec::new();
    for (line, total) in of.new.lines.iter().zip(&of.totals.lines) {
        let LineTotals::Item { amount_minor, .. } = total else { continue };
        match groups.iter_mut().find(|(nature, vat, _)| (*nature, *vat) == (line.nature, line.vat)) {
            Some((.., sum)) => *sum = sum.saturating_add(*amount_minor),
            None => groups.push((line.nature, line.vat, *amount_minor)),
        }
    }
    let of_group = |(nature, vat, sum): (ProductKind, Option<RatePer100k>, i64)| {
        let price = UnitPrice::from_money(Money::new(sum, of.totals.currency)).ok()?;
        let quantity = Some(share);
        let sold = LineData { kind: LineKind::Item, nature, vat, quantity, price: Some(price), ..heading(of)? };
        (sum > 0).then_some(sold)
    };
    let lines: Vec<LineData> = groups.into_iter().filter_map(of_group).collect();
    let discount = of.new.data.discount.map(|Discount(whole)| Discount(whole.of_part(USUAL_SHARE, 1_000_000)));
    (!lines.is_empty()).then_some(NewDocument { data: DocumentData { discount, ..blank(of) }, lines })
}

/// The tax that an invoice was issued with, so that what is taken back of it bears the same whatever is decided by then. Where the choices of
/// a document cannot say it (Québec's two taxes, several reasons for none), it is decided anew.
#[derive(Clone, Copy)]
enum Pinned {
    /// VAT, at the rate of each line.
    Vat,
    /// None, for this reason.
    Untaxed(ChosenCharge),
}

impl Pinned {
    fn of(invoice: &Document) -> Option<Self> {
        let content = invoice.content.as_ref()?;
        let all = |is_so: fn(Tax) -> bool| content.taxes.iter().flatten().all(|taxes| taxes.each().all(is_so));
        match content.mentions.as_slice() {
            [] if all(|tax| tax.kind() == TaxKind::Vat && !tax.category().wants_mention()) => Some(Self::Vat),
            [mention] if all(|tax| tax.category().wants_mention()) => {
                Some(Self::Untaxed(ChosenCharge::Untaxed(*mention)))
            }
            _ => None,
        }
    }

    const fn charge(self) -> ChosenCharge {
        match self {
            Self::Vat => ChosenCharge::Own,
            Self::Untaxed(charge) => charge,
        }
    }

    /// The rate of a line of the invoice.
    fn vat(self, invoice: &Document, line: usize) -> Option<RatePer100k> {
        let taxes = (*invoice.content.as_ref()?.taxes.get(line)?)?;
        let rate = taxes.each().next()?.rate();
        matches!(self, Self::Vat).then(|| rate.into())
    }
}

#[cfg(test)]
mod tests;
