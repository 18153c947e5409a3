use std::collections::HashSet;

use super::*;
use crate::billing::due::late_mention;
use crate::billing::kind::DocumentKind;
use crate::billing::regime::DistanceSales;
use crate::clients::ClientKind;
use crate::documents::form::tests::form;
use crate::documents::priced;
use crate::documents::repeat::Times;
use crate::documents::rules::tests::rules;
use crate::geo::Country;
use crate::money::{Currency, Money};
use crate::text::Text;

/// An issued document of one line.
pub fn content() -> Content {
    let rules = rules(DocumentKind::Invoice);
    let new = form("2", "10").parse(&rules).unwrap();
    let priced = priced(&new.data, &new.lines, &rules, &[]).unwrap();
    Content {
        seller: Party { name: "Atelier".to_owned(), ..Party::default() },
        buyer: Party { name: "Roche".to_owned(), ..Party::default() },
        delivery: None,
        data: new.data,
        lines: new.lines,
        taxes: priced.taxes(),
        totals: priced.totals,
        due_on: None,
        valid_until: None,
        mentions: Vec::new(),
        origins: Vec::new(),
        late: None,
        dues: Vec::new(),
        distance: None,
        wording: None,
    }
}

fn bytes(content: &Content) -> Vec<u8> {
    let mut into = Encoding::default();
    content.write(&mut into);
    into.into_bytes()
}

#[test]
fn whatever_is_printed_changes_the_hash_and_what_is_kept_apart_does_not() {
    let before = bytes(&content());
    let mut changed: Vec<Content> = Vec::new();
    let mut change = |of: fn(&mut Content)| {
        let mut content = content();
        of(&mut content);
        changed.push(content);
    };
    change(|content| content.seller.name.push('x'));
    change(|content| content.buyer.address.push("x".to_owned()));
    change(|content| content.delivery = Some(Party::default()));
    change(|content| content.lines[0].optional = true);
    change(|content| content.taxes[0] = None);
    change(|content| content.totals.due_minor += 1);
    change(|content| content.mentions.push(Mention::ReverseCharge));
    change(|content| content.due_on = NaiveDate::from_ymd_opt(2026, 3, 1));
    change(|content| content.valid_until = NaiveDate::from_ymd_opt(2026, 3, 1));
    change(|content| content.lines.clear());
    change(|content| content.late = late_mention(Country::FRANCE, ClientKind::Company, None));
    change(|content| content.late = late_mention(Country::FRANCE, ClientKind::Company, Some(12_000)));
    change(|content| content.late = late_mention(Country::FRANCE, ClientKind::PublicBody, None));
    change(|content| content.data.carrier = Text::parse("x").ok());
    change(|content| content.data.tracking = Text::parse("x").ok());
    change(|content| content.data.parcels = Times::new(1).ok());
    change(|content| content.data.weight = Text::parse("x").ok());
    let due = |minor| Due { on: NaiveDate::default(), amount: Money::new(minor, Currency::EUR) };
    for dues in [vec![due(1)], vec![due(2)], vec![due(1), due(1)]] {
        changed.push(Content { dues, ..content() });
    }
    let there = |declared, country| Some(DistanceMention { declared, country });
    for distance in [
        there(DistanceSales::OneStopShop, Country::FRANCE),
        there(DistanceSales::EachState, Country::FRANCE),
        there(DistanceSales::OneStopShop, Country::GREECE),
    ] {
        changed.push(Content { distance, ..content() });
    }
    let worded = |wording| changed.push(Content { wording: Some(Box::new(wording)), ..content() });
    let words = || Some("x".to_owned());
    [
        Wording::default(),
        Wording { language: "fr".to_owned(), ..Wording::default() },
        Wording { terms: words(), ..Wording::default() },
        Wording { means: words(), ..Wording::default() },
        Wording { footer: words(), ..Wording::default() },
    ]
    .into_iter()
    .for_each(worded);
    let each: HashSet<_> = changed.iter().rev().take(5).map(bytes).collect();
    assert_eq!(each.len(), 5, "no two say the same");
    for content in &changed {
        assert_ne!(bytes(content), before, "{content:?}");
    }
    let mut secret = content();
    secret.lines[0].cost = secret.lines[0].price;
    assert_eq!(bytes(&secret), before);
    assert_eq!(secret.without_secrets(), content());
}

#[test]
fn a_content_comes_back_from_where_it_is_kept() {
    let json = serde_json::to_string(&content()).unwrap();
    assert!(!json.contains("wording"), "documents from before are kept as they were");
    assert_eq!(serde_json::from_str::<Content>(&json).unwrap(), content());
    let wording = Some(Box::new(Wording { language: "fr".to_owned(), ..Wording::default() }));
    let worded = Content { wording, ..content() };
    let json = serde_json::to_string(&worded).unwrap();
    assert_eq!(serde_json::from_str::<Content>(&json).unwrap(), worded);
}
