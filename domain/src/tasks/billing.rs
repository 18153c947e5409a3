//! Time as lines of an invoice.
//!
//! The time of a task stands in one line, in hours: its minutes are added first and then rounded once, to the nearest hundredth of an
//! hour, a half up. Whoever checks the invoice divides the minutes by sixty and finds the quantity.

use super::form::reading;
use crate::billing::quantity::Quantity;
use crate::documents::{DocumentForm, LineForm, LineKind};
use crate::error::FieldError;
use crate::field::{FieldValue, MinorAmount};
use crate::ids::ClientId;
use crate::money::Money;
use crate::products::ProductKind;

/// What time is counted in: the sign of the hour is the same in every language.
pub const HOUR: &str = "h";

/// A hundredth of an hour, in millionths.
const HUNDREDTH: i64 = 10_000;

/// The time of one task that is to be invoiced.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hourly {
    /// What the task is called.
    pub title: String,
    /// How long.
    pub minutes: u64,
    /// What an hour costs, without taxes.
    pub rate: Money,
}

/// Minutes as hundredths of an hour.
fn hundredths(minutes: u64) -> i64 {
    i64::try_from(minutes.saturating_mul(100).saturating_add(30) / 60).unwrap_or(i64::MAX)
}

/// Minutes in hours, as they are invoiced.
///
/// # Errors
/// [`FieldError::OutOfRange`] beyond what a line holds.
pub fn hours_of(minutes: u64) -> Result<Quantity, FieldError> {
    Quantity::from_millionths(hundredths(minutes).saturating_mul(HUNDREDTH))
}

/// What time comes to without taxes: what its line will. Amounts are rounded to the smallest unit, a half up.
#[must_use]
pub fn worth(minutes: u64, rate: Money) -> Money {
    let exact = i128::from(hundredths(minutes)) * i128::from(rate.minor());
    let minor = (exact + 50).div_euclid(100);
    Money::new(i64::try_from(minor).unwrap_or(i64::MAX), rate.currency())
}

/// The form of an invoice of that time: a line a task. What else stands in it follows from the client.
///
/// # Errors
/// [`FieldError::OutOfRange`] for more hours than a line holds.
pub fn draft(client: ClientId, tasks: &[Hourly]) -> Result<DocumentForm, FieldError> {
    let mut form = DocumentForm::default();
    form.fields.client = client.to_string();
    for task in tasks {
        form.lines.push(line(task)?);
    }
    Ok(form)
}

fn line(task: &Hourly) -> Result<LineForm, FieldError> {
    let reading = reading(task.rate.currency());
    Ok(LineForm {
        kind: LineKind::Item.as_str().to_owned(),
        nature: ProductKind::Service.as_str().to_owned(),
        description: task.title.clone(),
        quantity: hours_of(task.minutes)?.written(&reading),
        unit: HOUR.to_owned(),
        price: MinorAmount(task.rate.minor()).written(&reading),
        ..LineForm::default()
    })
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::money::Currency;

    #[test]
    fn minutes_are_rounded_once_to_the_hundredth_of_an_hour() {
        for (minutes, millionths) in [(1, 20_000), (20, 330_000), (80, 1_330_000), (90, 1_500_000), (100, 1_670_000)] {
            assert_eq!(hours_of(minutes).map(Quantity::millionths), Ok(millionths), "{minutes}");
        }
        assert!(hours_of(u64::MAX).is_err());
    }

    #[test]
    fn time_comes_to_what_its_line_will() {
        let euros = |minor| Money::new(minor, Currency::EUR);
        assert_eq!(worth(90, euros(8_000)), euros(12_000));
        assert_eq!(worth(80, euros(7_550)), euros(10_042), "1,33 h at 75,50 is 100,415");
        assert_eq!(worth(0, euros(8_000)), euros(0));
    }

    #[test]
    fn each_task_is_a_line_in_hours() {
        let rate = Money::new(8_000, Currency::EUR);
        let task = |title: &str, minutes| Hourly { title: title.into(), minutes, rate };
        let form = draft(ClientId(Uuid::nil()), &[task("Étude", 90), task("Pose", 20)]).unwrap();
        let cells = |line: &LineForm| [&line.description, &line.quantity, &line.price].map(Clone::clone);
        let lines: Vec<[String; 3]> = form.lines.iter().map(cells).collect();
        assert_eq!(lines, [["Étude", "1.5", "80.00"], ["Pose", "0.33", "80.00"]]);
        assert!(form.lines.iter().all(|line| line.unit == "h" && line.nature == "service"));
    }
}
