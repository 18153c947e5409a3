//! Documents as they are kept: quotes, orders, delivery notes, pro formas, invoices, down payments and credit notes, and the templates of
//! invoices that are made again and again. Created, saved, made of one another, issued, and what is told of them.
//!
//! One table keeps them all; each list of them is a feature, with a revision of its own. What is issued is never written again but for its
//! state and for what settles it.

mod addressed;
mod answers;
mod archive;
mod check;
mod columns;
mod create;
mod customer;
mod dashboard;
mod distance;
mod exported;
mod family;
mod features;
mod figures;
mod house;
pub(crate) mod instalments;
mod issue;
mod listed;
mod mailed;
mod make;
pub(crate) mod numbering;
mod of_client;
mod offered;
mod papers;
mod parties;
mod price;
pub(crate) mod read;
pub mod recurring;
mod rows;
pub(crate) mod series;
mod settle;
mod shown_anew;
mod sold;
mod statistics;
mod step;
pub(crate) mod sums;
mod update;
mod write;

pub use addressed::{Addressed, addressed};
pub use answers::{Answered, Offer, Signer, answer, answer_of, offer};
pub use archive::act;
pub use create::{create, duplicate};
pub use dashboard::dashboard;
pub use distance::sold_lately as sold_at_a_distance;
pub use features::{CreditNotes, Deliveries, Invoices, Mine, Orders, Quotes, Templates};
pub use figures::{figures, standing};
pub use house::rules;
pub use issue::issue;
pub(crate) use issue::issue_unprinted;
pub use make::make;
pub use numbering::{numbering, save_numbering};
pub use of_client::{issued_to, lately_bought, of_client};
pub use papers::{Said, keep_answered_paper, keep_paper, paper, said, said_by_form};
pub use read::get;
pub use statistics::{days_to_pay, statistics};
pub use step::step;
pub use update::save;

pub(crate) use answers::read as read_answer;
pub(crate) use columns::net;
pub(crate) use exported::{Files, LineFiles};
pub(crate) use listed::Listed;
pub(crate) use mailed::mailed;
pub(crate) use shown_anew::shown_anew;
