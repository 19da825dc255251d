//! The list of record kinds: a new one is a line here, and a noun beside this file.

/// Hands the list to a macro: what the records of a kind are together called, the kind, and what the names below its
/// folder say, one after the other.
macro_rules! record_kinds {
    ($make:ident) => {
        $make! {
            rounds: Round, [Round];
            counties: County, [County];
            schools: School, [County, File];
            letters: Letter, [Round, County, File];
            conveyances: Conveyance, [Round, County, File];
            inspections: Inspection, [Round, County, File];
            spot_checks: SpotCheck, [Round, County, File];
            rectifications: Rectification, [Round, County, File];
            school_work: SchoolWork, [Round, County, File];
            submissions: Submission, [Round, County, File];
            decisions: Decision, [Round, County, File];
            draws: Draw, [Round, File];
        }
    };
}

pub(crate) use record_kinds;
