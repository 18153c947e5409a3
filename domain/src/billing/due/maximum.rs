//! The longest delays that French law lets businesses agree on. They are told as warnings: what a contract says is for the parties, and
//! some trades have rules of their own (Code de commerce, art. L441-11 to L441-13).

use chrono::{Datelike, NaiveDate};

use super::terms::{Terms, end_of_month, later};
use crate::clients::ClientKind;
use crate::field::choices;
use crate::geo::Country;

choices! {
    /// Which maximum (Code de commerce, art. L441-10, I).
    Maximum {
        /// 60 days from the invoice's day on.
        #[default]
        SixtyDays = "sixty_days",
        /// 45 days end of month, which the contract must say expressly.
        FortyFiveDaysEndOfMonth = "forty_five_days_end_of_month",
        /// 45 days from the invoice's day on, for what was delivered over a period and is invoiced at once (CGI art. 289, I, 3).
        Periodic = "periodic",
    }
}

/// What an invoice is, as far as the law asks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sale {
    /// The company's country.
    pub seller: Country,
    /// What the client is.
    pub client: ClientKind,
    /// Whether it sums up deliveries of a period (« facture périodique » or « récapitulative »).
    pub is_periodic: bool,
}

/// A due date later than the law allows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TooLate {
    /// The maximum it goes beyond.
    pub maximum: Maximum,
    /// The last day that it allows.
    pub latest_on: NaiveDate,
}

impl Sale {
    /// Whether the maximum holds: between businesses, for a company in France. Consumers pay as agreed, and public bodies by a law of their
    /// own, which leaves the seller nothing to agree on (Code de la commande publique, art. L2192-10 and R2192-10).
    #[must_use]
    pub fn is_capped(self) -> bool {
        self.seller == Country::FRANCE && matches!(self.client, ClientKind::Company | ClientKind::Association)
    }

    fn maximum(self, terms: Option<Terms>) -> Maximum {
        match terms.and_then(Terms::days_after) {
            _ if self.is_periodic => Maximum::Periodic,
            Some(_) => Maximum::FortyFiveDaysEndOfMonth,
            None => Maximum::SixtyDays,
        }
    }
}

impl Maximum {
    /// The last day that it allows, for what was issued on a day. Of the two readings of « 45 jours fin de mois » (see [`Terms`]) the one
    /// that lasts longer counts, and 60 days may always be agreed on.
    #[must_use]
    pub fn latest_on(self, issued_on: NaiveDate) -> Option<NaiveDate> {
        match self {
            Self::SixtyDays => later(issued_on, 60),
            Self::Periodic => later(issued_on, 45),
            Self::FortyFiveDaysEndOfMonth => {
                let then_end = end_of_month(later(issued_on, 45)?)?;
                let end_then = later(end_of_month(issued_on)?, 45)?;
                Some(then_end.max(end_then).max(later(issued_on, 60)?))
            }
        }
    }
}

/// Whether a due date is later than the law allows; `terms` are those that it was counted by, if it was.
#[must_use]
pub fn too_late(sale: Sale, terms: Option<Terms>, issued_on: NaiveDate, due_on: NaiveDate) -> Option<TooLate> {
    if !sale.is_capped() {
        return None;
    }
    let maximum = sale.maximum(terms);
    let latest_on = maximum.latest_on(issued_on)?;
    (due_on > latest_on).then_some(TooLate { maximum, latest_on })
}

/// Whether terms lead beyond the law on any day of an ordinary or a leap year: to be told where they are agreed on, before there is an
/// invoice.
#[must_use]
pub fn ever_too_late(sale: Sale, terms: Terms) -> Option<Maximum> {
    // 2028 is a leap year; every other day of the calendar falls as one of these two years does.
    let first = NaiveDate::from_ymd_opt(2027, 1, 1)?;
    let mut days = first.iter_days().take_while(|day| day.year() < 2029);
    days.find_map(|day| too_late(sale, Some(terms), day, terms.due_on(day)?)).map(|late| late.maximum)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(month: u32, day: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, month, day).unwrap()
    }

    fn sale() -> Sale {
        Sale { seller: Country::FRANCE, client: ClientKind::Company, is_periodic: false }
    }

    fn terms(typed: &str) -> Terms {
        Terms::parse(typed).unwrap()
    }

    #[test]
    fn sixty_days_are_the_most() {
        let due = |due_on| too_late(sale(), None, day(1, 1), due_on);
        assert_eq!(due(day(3, 2)), None);
        assert_eq!(due(day(3, 3)), Some(TooLate { maximum: Maximum::SixtyDays, latest_on: day(3, 2) }));
    }

    #[test]
    fn forty_five_days_end_of_month_may_be_more_than_sixty_days_if_the_terms_say_so() {
        let (issued_on, due_on) = (day(1, 15), day(3, 31));
        let by_terms = Some(terms("45 jours fin de mois"));
        assert_eq!(too_late(sale(), by_terms, issued_on, due_on), None);
        assert!(too_late(sale(), by_terms, issued_on, day(4, 1)).is_some());
        let typed = too_late(sale(), None, issued_on, due_on).unwrap();
        assert_eq!((typed.maximum, typed.latest_on), (Maximum::SixtyDays, day(3, 16)));
    }

    #[test]
    fn a_periodic_invoice_has_forty_five_days() {
        let sale = Sale { is_periodic: true, ..sale() };
        let by_terms = Some(terms("45 jours fin de mois"));
        assert_eq!(too_late(sale, by_terms, day(1, 1), day(2, 15)), None);
        let late = TooLate { maximum: Maximum::Periodic, latest_on: day(2, 15) };
        assert_eq!(too_late(sale, by_terms, day(1, 1), day(2, 16)), Some(late));
    }

    #[test]
    fn the_maximum_holds_between_businesses_in_france() {
        let client = |client| Sale { client, ..sale() };
        let quebec = Sale { seller: Country::CANADA, ..sale() };
        for (sale, is_capped) in [
            (sale(), true),
            (client(ClientKind::Association), true),
            (client(ClientKind::Individual), false),
            (client(ClientKind::PublicBody), false),
            (quebec, false),
        ] {
            assert_eq!(too_late(sale, None, day(1, 1), day(12, 31)).is_some(), is_capped, "{sale:?}");
            assert_eq!(ever_too_late(sale, terms("90")).is_some(), is_capped, "{sale:?}");
        }
    }

    #[test]
    fn terms_are_judged_by_every_day_of_the_year() {
        for fine in ["0", "60", "fin de mois", "45 jours fin de mois", "fin de mois + 45", "30 jours fin de mois"] {
            assert_eq!(ever_too_late(sale(), terms(fine)), None, "{fine}");
        }
        assert_eq!(ever_too_late(sale(), terms("61")), Some(Maximum::SixtyDays));
        for wrong in
            ["60 jours fin de mois", "fin de mois + 46", "30 jours fin de mois le 15", "45 jours fin de mois le 1"]
        {
            assert_eq!(ever_too_late(sale(), terms(wrong)), Some(Maximum::FortyFiveDaysEndOfMonth), "{wrong}");
        }
        let periodic = Sale { is_periodic: true, ..sale() };
        assert_eq!(ever_too_late(periodic, terms("46")), Some(Maximum::Periodic));
        assert_eq!(ever_too_late(periodic, terms("45")), None);
    }
}
