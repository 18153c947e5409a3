//! Why a document has no totals.

use serde::{Deserialize, Serialize};

/// What stands against the totals of a document, and where. Places count from 0.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum TotalsError {
    /// More lines than a document may have.
    #[error("more than {max} lines")]
    TooManyLines {
        /// The most allowed.
        max: u32,
    },
    /// More discounts and charges on the whole than a document may have.
    #[error("more than {max} discounts and charges")]
    TooManyAdjustments {
        /// The most allowed.
        max: u32,
    },
    /// More down payments than a document may deduct.
    #[error("more than {max} down payments")]
    TooManyDownPayments {
        /// The most allowed.
        max: u32,
    },
    /// A line is wrong.
    #[error("line {index}: {problem}")]
    Line {
        /// Its place.
        index: usize,
        /// What is wrong.
        problem: Problem,
    },
    /// A discount or a charge on the whole is wrong.
    #[error("discount or charge {index}: {problem}")]
    Adjustment {
        /// Its place.
        index: usize,
        /// What is wrong.
        problem: Problem,
    },
    /// Every line is right, and together they are too much.
    #[error("the totals are out of range")]
    TooLarge,
}

/// What is wrong with one line, discount or charge.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "snake_case")]
pub enum Problem {
    /// An amount beyond what can be kept.
    #[error("the amount is out of range")]
    TooLarge,
    /// More discounts and charges than a line may have.
    #[error("more than {max} discounts and charges")]
    TooManyAdjustments {
        /// The most allowed.
        max: u32,
    },
    /// An amount is to be spread in proportion over lines of several taxes that come to nothing, or over none.
    #[error("there is nothing to spread the amount over")]
    NothingToSpreadOver,
}
