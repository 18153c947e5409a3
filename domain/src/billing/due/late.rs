//! What an invoice says of paying late: the penalty, and the 40 € for the cost of claiming (Code de commerce, art. L441-9, I and L441-10,
//! II). The words are chosen where it is printed.

use serde::{Deserialize, Serialize};

use crate::billing::chain::{Canonical, Encoding};
use crate::clients::ClientKind;
use crate::company::Registry;
use crate::field::choices;
use crate::geo::Country;
use crate::money::{Currency, Money};

/// What a business owes for the cost of claiming, for each invoice that it pays late, in cents of a euro: 40 € (Code de commerce, art.
/// D441-5; Code de la commande publique, art. D2192-35).
pub const RECOVERY_INDEMNITY_MINOR: i64 = 4_000;

/// Percentage points above the central bank's rate, where nothing else was agreed.
const POINTS_BETWEEN_BUSINESSES: u8 = 10;
/// The same for public bodies (Code de la commande publique, art. R2192-31), where nothing else can be agreed.
const POINTS_OF_PUBLIC_BODIES: u8 = 8;
/// A penalty that was agreed on is at least so many times the legal rate of interest.
const TIMES_LEGAL_RATE: i64 = 3;

choices! {
    /// By which law a late payer owes.
    LateLaw {
        /// Between businesses (Code de commerce, art. L441-10, II).
        #[default]
        Commerce = "commerce",
        /// Public bodies (Code de la commande publique, art. L2192-13).
        PublicProcurement = "public_procurement",
    }
}

/// The yearly rate of the penalty.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Penalty {
    /// A rate that the company's terms name, in hundred-thousandths.
    Agreed {
        /// The rate.
        rate_per_100k: i32,
    },
    /// The European Central Bank's rate for its latest refinancing operation, and so many percentage points.
    AboveCentralBank {
        /// The points.
        points: u8,
    },
}

/// What an invoice says of paying late.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LateMention {
    /// The law.
    pub law: LateLaw,
    /// The penalty, owed from the day after the due date on without a reminder.
    pub penalty: Penalty,
    /// What is owed for the cost of claiming.
    pub indemnity: Money,
}

/// What an invoice of a company in a country must say of paying late; nothing where no such law is known here, or to a consumer, who owes
/// neither. France's overseas departments, which have codes of their own, trade by its law. `agreed_per_100k` is the penalty of the
/// company's own terms, if they name one.
#[must_use]
pub fn late_mention(seller: Country, client: ClientKind, agreed_per_100k: Option<i32>) -> Option<LateMention> {
    if Registry::of(seller) != Registry::French {
        return None;
    }
    let indemnity = Money::new(RECOVERY_INDEMNITY_MINOR, Currency::EUR);
    match client {
        ClientKind::Individual => None,
        ClientKind::PublicBody => Some(LateMention {
            law: LateLaw::PublicProcurement,
            penalty: Penalty::AboveCentralBank { points: POINTS_OF_PUBLIC_BODIES },
            indemnity,
        }),
        ClientKind::Company | ClientKind::Association => {
            let usual = Penalty::AboveCentralBank { points: POINTS_BETWEEN_BUSINESSES };
            let penalty = agreed_per_100k.map_or(usual, |rate_per_100k| Penalty::Agreed { rate_per_100k });
            Some(LateMention { law: LateLaw::Commerce, penalty, indemnity })
        }
    }
}

impl Canonical for LateMention {
    fn write(&self, into: &mut Encoding) {
        into.text(self.law.as_str());
        match self.penalty {
            Penalty::Agreed { rate_per_100k } => {
                into.text("agreed");
                into.whole(rate_per_100k.into());
            }
            Penalty::AboveCentralBank { points } => {
                into.text("above_central_bank");
                into.whole(points.into());
            }
        }
        into.money(self.indemnity);
    }
}

/// Whether a penalty is below what the law allows, three times the legal rate of interest (Code de commerce, art. L441-10, II), which
/// changes each half-year and is given here. Both are in hundred-thousandths.
#[must_use]
pub fn is_below_minimum(agreed_per_100k: i32, legal_per_100k: i32) -> bool {
    i64::from(agreed_per_100k) < TIMES_LEGAL_RATE * i64::from(legal_per_100k)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn said(client: ClientKind, agreed: Option<i32>) -> Option<(LateLaw, Penalty, i64)> {
        late_mention(Country::FRANCE, client, agreed).map(|it| (it.law, it.penalty, it.indemnity.minor()))
    }

    #[test]
    fn businesses_are_told_of_the_penalty_and_of_forty_euros() {
        let usual = Penalty::AboveCentralBank { points: 10 };
        for client in [ClientKind::Company, ClientKind::Association] {
            assert_eq!(said(client, None), Some((LateLaw::Commerce, usual, 4_000)));
            let agreed = Penalty::Agreed { rate_per_100k: 12_000 };
            assert_eq!(said(client, Some(12_000)), Some((LateLaw::Commerce, agreed, 4_000)));
        }
        let public = Penalty::AboveCentralBank { points: 8 };
        assert_eq!(said(ClientKind::PublicBody, Some(12_000)), Some((LateLaw::PublicProcurement, public, 4_000)));
        assert_eq!(said(ClientKind::Individual, Some(12_000)), None);
        assert_eq!(late_mention(Country::CANADA, ClientKind::Company, None), None);
        let reunion = Country::parse("RE").unwrap();
        assert!(late_mention(reunion, ClientKind::Company, None).is_some());
    }

    #[test]
    fn a_penalty_is_three_times_the_legal_rate_at_least() {
        assert!(is_below_minimum(8_279, 2_760));
        assert!(!is_below_minimum(8_280, 2_760));
    }
}
