//! E-mail: by which server, what is written to whom, in which words, and what became of it (A16.2, A5.6).

pub mod apart;
pub mod letter;
pub mod outbox;
pub mod problem;
pub mod recipients;
pub mod settings;
pub mod template;

pub use apart::{Part, apart, unlinked};
pub use letter::{LetterForm, NewLetter};
pub use outbox::{JOB, MailState, SentMail};
pub use problem::MailProblem;
pub use recipients::{Reachable, Recipients, proposed};
pub use settings::{MailForm, MailSecurity, MailSettings};
pub use template::{Filled, Template, TemplateForm};
