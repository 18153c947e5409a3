//! What a company uses of what there is: what it has switched off leaves no trace on its screens. What was kept with it stays.

use crate::error::FieldError;
use crate::field::choices;
use crate::subject::Subject;
use crate::text::written_as_text;

choices! {
    /// A part that may be switched off. Clients, products, invoices with what takes them back, and payments are what all is about.
    Module {
        /// Quotes and pro formas.
        #[default]
        Quotes = "quotes",
        /// Orders.
        Orders = "orders",
        /// Delivery notes.
        Deliveries = "deliveries",
        /// Recurring invoices.
        Recurring = "recurring",
        /// Credits.
        Credits = "credits",
        /// Expenses.
        Expenses = "expenses",
        /// Tasks and the time spent on them.
        Tasks = "tasks",
    }
}

impl Module {
    /// What is listed with it.
    #[must_use]
    pub const fn subject(self) -> Subject {
        match self {
            Self::Quotes => Subject::Quote,
            Self::Orders => Subject::Order,
            Self::Deliveries => Subject::DeliveryNote,
            Self::Recurring => Subject::Recurring,
            Self::Credits => Subject::Credit,
            Self::Expenses => Subject::Expense,
            Self::Tasks => Subject::Task,
        }
    }
}

/// The modules that a company has switched off, each once, in the order of the settings. Stored as `orders tasks`; blank where it uses all.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ModulesOff(Vec<Module>);

impl ModulesOff {
    /// Parses stored ones.
    ///
    /// # Errors
    /// A name that is none.
    pub fn parse(stored: &str) -> Result<Self, FieldError> {
        let named: Vec<Module> = stored.split_whitespace().map(Module::parse).collect::<Result<_, _>>()?;
        Ok(Self::of(|module| named.contains(&module)))
    }

    /// Whether all are used.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Whether a module is used.
    #[must_use]
    pub fn uses(&self, module: Module) -> bool {
        !self.0.contains(&module)
    }

    /// Whether what is listed of a subject is used.
    #[must_use]
    pub fn uses_subject(&self, subject: Subject) -> bool {
        self.0.iter().all(|module| module.subject() != subject)
    }

    /// The same with a module switched on or off.
    #[must_use]
    pub fn after(&self, turned: Module, is_on: bool) -> Self {
        Self::of(|module| if module == turned { !is_on } else { !self.uses(module) })
    }

    fn of(is_off: impl Fn(Module) -> bool) -> Self {
        Self(Module::ALL.iter().copied().filter(|module| is_off(*module)).collect())
    }

    fn written(&self) -> String {
        self.0.iter().map(|module| module.as_str()).collect::<Vec<_>>().join(" ")
    }
}

written_as_text!(ModulesOff; parse = Self::parse, text = Self::written);

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_company_uses_all_until_it_switches_something_off() {
        let all = ModulesOff::default();
        assert!(all.is_empty() && Module::ALL.iter().all(|module| all.uses(*module)));
        let less = all.after(Module::Tasks, false).after(Module::Orders, false);
        assert_eq!(less.to_string(), "orders tasks", "in the order of the settings");
        assert!(!less.uses_subject(Subject::Order) && less.uses_subject(Subject::Invoice));
        assert_eq!(less.after(Module::Tasks, true).to_string(), "orders");
        assert_eq!(less.after(Module::Tasks, false), less, "switched off twice");
    }

    #[test]
    fn what_is_stored_reads_as_it_was() {
        let less = ModulesOff::parse("tasks orders tasks").unwrap();
        let json = serde_json::to_string(&less).unwrap();
        assert_eq!((json.as_str(), serde_json::from_str::<ModulesOff>(&json).unwrap()), (r#""orders tasks""#, less));
        assert_eq!(ModulesOff::parse(" "), Ok(ModulesOff::default()));
        assert_eq!(ModulesOff::parse("orders clients"), Err(FieldError::NotAChoice));
    }

    #[test]
    fn each_is_of_a_list_of_its_own() {
        for (at, module) in Module::ALL.iter().enumerate() {
            assert!(Module::ALL[..at].iter().all(|other| other.subject() != module.subject()), "{module:?}");
        }
    }
}
