//! Whose terms hold for an invoice.

use super::schedule::{Schedule, When};
use super::terms::Terms;
use crate::field::choices;

choices! {
    /// Where the terms of an invoice come from.
    TermsSource {
        /// They were chosen for this invoice (A3.8).
        Invoice = "invoice",
        /// They were negotiated with the client (A3.7).
        Client = "client",
        /// They are the company's, for clients without any of their own.
        #[default]
        Company = "company",
        /// Nobody agreed on any ([`Terms::LEGAL`]).
        Law = "law",
    }
}

/// The terms that hold, and why.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agreed {
    /// The terms.
    pub schedule: Schedule,
    /// Where they come from.
    pub source: TermsSource,
}

/// Whose terms hold: those of the invoice before those negotiated with the client, which take priority over the company's (A3.7).
#[must_use]
pub fn agreed(invoice: Option<Schedule>, client: Option<Schedule>, company: Option<Schedule>) -> Agreed {
    let sources = [(invoice, TermsSource::Invoice), (client, TermsSource::Client), (company, TermsSource::Company)];
    let chosen =
        sources.into_iter().find_map(|(schedule, source)| schedule.map(|schedule| Agreed { schedule, source }));
    chosen
        .unwrap_or_else(|| Agreed { schedule: Schedule::at_once(When::Terms(Terms::LEGAL)), source: TermsSource::Law })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_negotiated_comes_before_the_default() {
        let net = |days| Some(Schedule::at_once(When::Terms(Terms::net(days).unwrap())));
        let holds = |invoice, client, company| {
            let Agreed { schedule, source } = agreed(invoice, client, company);
            (Some(schedule), source)
        };
        assert_eq!(holds(None, None, net(45)), (net(45), TermsSource::Company));
        assert_eq!(holds(None, net(60), net(45)), (net(60), TermsSource::Client));
        assert_eq!(holds(net(0), net(60), net(45)), (net(0), TermsSource::Invoice));
        assert_eq!(holds(net(0), None, None), (net(0), TermsSource::Invoice));
        assert_eq!(holds(None, None, None), (net(30), TermsSource::Law));
    }
}
