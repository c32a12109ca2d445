// GENERATED FILE: printed from app/banking/rounds.py by app/banking/browser/rounds.py. Do not edit; print it again with
//     python -m app formulas
// Settings: first (amount), r_d, r_t, t, e, k, h, c (ratios as fractions of one), n (round). See rounds.py for the
// conventions. q = 1 (nothing leaks) grows by the same amount each round and has no limit.

const unbounded = (start) => (start === 0 ? 0 : Infinity);

export const FORMULAS = {
  exam: {
    settings: ["first", "r_d", "r_t", "t", "e", "k"],
    typeset: ["/", "first", ["+", "r_d", ["*", "r_t", "t"], "e", "k"]],
    ratio: ({ first, r_d, r_t, t, e, k }) => -e - k - r_d - r_t*t + 1,
    columns: {
      deposit: {
        share: ({ first, r_d, r_t, t, e, k }) => 1,
        flow: ({ first, r_d, r_t, t, e, k }, n) => first*Math.pow(-e - k - r_d - r_t*t + 1, n - 1),
        cumulative: ({ first, r_d, r_t, t, e, k }, n) => {
          const q = -e - k - r_d - r_t*t + 1;
          if (q === 1) return n * (first);
          const power = Math.pow(q, n);
          return -first*(power - 1)/(e + k + r_d + r_t*t);
        },
        limit: ({ first, r_d, r_t, t, e, k }) =>
          -e - k - r_d - r_t*t + 1 === 1
            ? unbounded(first)
            : first/(e + k + r_d + r_t*t),
      },
      time_deposit: {
        share: ({ first, r_d, r_t, t, e, k }) => t,
        flow: ({ first, r_d, r_t, t, e, k }, n) => first*t*Math.pow(-e - k - r_d - r_t*t + 1, n - 1),
        cumulative: ({ first, r_d, r_t, t, e, k }, n) => {
          const q = -e - k - r_d - r_t*t + 1;
          if (q === 1) return n * (first*t);
          const power = Math.pow(q, n);
          return -first*t*(power - 1)/(e + k + r_d + r_t*t);
        },
        limit: ({ first, r_d, r_t, t, e, k }) =>
          -e - k - r_d - r_t*t + 1 === 1
            ? unbounded(first*t)
            : first*t/(e + k + r_d + r_t*t),
      },
      required: {
        share: ({ first, r_d, r_t, t, e, k }) => r_d + r_t*t,
        flow: ({ first, r_d, r_t, t, e, k }, n) => first*(r_d + r_t*t)*Math.pow(-e - k - r_d - r_t*t + 1, n - 1),
        cumulative: ({ first, r_d, r_t, t, e, k }, n) => {
          const q = -e - k - r_d - r_t*t + 1;
          if (q === 1) return n * (first*(r_d + r_t*t));
          const power = Math.pow(q, n);
          return -first*(power - 1)*(r_d + r_t*t)/(e + k + r_d + r_t*t);
        },
        limit: ({ first, r_d, r_t, t, e, k }) =>
          -e - k - r_d - r_t*t + 1 === 1
            ? unbounded(first*(r_d + r_t*t))
            : first*(r_d + r_t*t)/(e + k + r_d + r_t*t),
      },
      excess: {
        share: ({ first, r_d, r_t, t, e, k }) => e,
        flow: ({ first, r_d, r_t, t, e, k }, n) => e*first*Math.pow(-e - k - r_d - r_t*t + 1, n - 1),
        cumulative: ({ first, r_d, r_t, t, e, k }, n) => {
          const q = -e - k - r_d - r_t*t + 1;
          if (q === 1) return n * (e*first);
          const power = Math.pow(q, n);
          return -e*first*(power - 1)/(e + k + r_d + r_t*t);
        },
        limit: ({ first, r_d, r_t, t, e, k }) =>
          -e - k - r_d - r_t*t + 1 === 1
            ? unbounded(e*first)
            : e*first/(e + k + r_d + r_t*t),
      },
      cash: {
        share: ({ first, r_d, r_t, t, e, k }) => k,
        flow: ({ first, r_d, r_t, t, e, k }, n) => first*k*Math.pow(-e - k - r_d - r_t*t + 1, n - 1),
        cumulative: ({ first, r_d, r_t, t, e, k }, n) => {
          const q = -e - k - r_d - r_t*t + 1;
          if (q === 1) return n * (first*k);
          const power = Math.pow(q, n);
          return -first*k*(power - 1)/(e + k + r_d + r_t*t);
        },
        limit: ({ first, r_d, r_t, t, e, k }) =>
          -e - k - r_d - r_t*t + 1 === 1
            ? unbounded(first*k)
            : first*k/(e + k + r_d + r_t*t),
      },
      loan: {
        share: ({ first, r_d, r_t, t, e, k }) => -e - r_d - r_t*t + t + 1,
        flow: ({ first, r_d, r_t, t, e, k }, n) => first*Math.pow(-e - k - r_d - r_t*t + 1, n - 1)*(-e - r_d - r_t*t + t + 1),
        cumulative: ({ first, r_d, r_t, t, e, k }, n) => {
          const q = -e - k - r_d - r_t*t + 1;
          if (q === 1) return n * (first*(-e - r_d - r_t*t + t + 1));
          const power = Math.pow(q, n);
          return first*(power - 1)*(e + r_d + r_t*t - t - 1)/(e + k + r_d + r_t*t);
        },
        limit: ({ first, r_d, r_t, t, e, k }) =>
          -e - k - r_d - r_t*t + 1 === 1
            ? unbounded(first*(-e - r_d - r_t*t + t + 1))
            : -first*(e + r_d + r_t*t - t - 1)/(e + k + r_d + r_t*t),
      },
      onward: {
        share: ({ first, r_d, r_t, t, e, k }) => -e - k - r_d - r_t*t + 1,
        flow: ({ first, r_d, r_t, t, e, k }, n) => first*(-e - k - r_d - r_t*t + 1)*Math.pow(-e - k - r_d - r_t*t + 1, n - 1),
        cumulative: ({ first, r_d, r_t, t, e, k }, n) => {
          const q = -e - k - r_d - r_t*t + 1;
          if (q === 1) return n * (first*(-e - k - r_d - r_t*t + 1));
          const power = Math.pow(q, n);
          return first*(power - 1)*(e + k + r_d + r_t*t - 1)/(e + k + r_d + r_t*t);
        },
        limit: ({ first, r_d, r_t, t, e, k }) =>
          -e - k - r_d - r_t*t + 1 === 1
            ? unbounded(first*(-e - k - r_d - r_t*t + 1))
            : -first*(e + k + r_d + r_t*t - 1)/(e + k + r_d + r_t*t),
      },
    },
  },
  split: {
    settings: ["first", "r_d", "r_t", "t", "e", "k"],
    typeset: ["/", "first", ["+", "r_d", ["*", "r_t", "t"], "e", "k"]],
    ratio: ({ first, r_d, r_t, t, e, k }) => (-e - r_d - r_t*t + t + 1)/(k + t + 1),
    columns: {
      deposit: {
        share: ({ first, r_d, r_t, t, e, k }) => 1,
        flow: ({ first, r_d, r_t, t, e, k }, n) => first*Math.pow((-e - r_d - r_t*t + t + 1)/(k + t + 1), n - 1)/(k + t + 1),
        cumulative: ({ first, r_d, r_t, t, e, k }, n) => {
          const q = (-e - r_d - r_t*t + t + 1)/(k + t + 1);
          if (q === 1) return n * (first/(k + t + 1));
          const power = Math.pow(q, n);
          return -first*(power - 1)/(e + k + r_d + r_t*t);
        },
        limit: ({ first, r_d, r_t, t, e, k }) =>
          (-e - r_d - r_t*t + t + 1)/(k + t + 1) === 1
            ? unbounded(first/(k + t + 1))
            : first/(e + k + r_d + r_t*t),
      },
      time_deposit: {
        share: ({ first, r_d, r_t, t, e, k }) => t,
        flow: ({ first, r_d, r_t, t, e, k }, n) => first*t*Math.pow((-e - r_d - r_t*t + t + 1)/(k + t + 1), n - 1)/(k + t + 1),
        cumulative: ({ first, r_d, r_t, t, e, k }, n) => {
          const q = (-e - r_d - r_t*t + t + 1)/(k + t + 1);
          if (q === 1) return n * (first*t/(k + t + 1));
          const power = Math.pow(q, n);
          return -first*t*(power - 1)/(e + k + r_d + r_t*t);
        },
        limit: ({ first, r_d, r_t, t, e, k }) =>
          (-e - r_d - r_t*t + t + 1)/(k + t + 1) === 1
            ? unbounded(first*t/(k + t + 1))
            : first*t/(e + k + r_d + r_t*t),
      },
      required: {
        share: ({ first, r_d, r_t, t, e, k }) => r_d + r_t*t,
        flow: ({ first, r_d, r_t, t, e, k }, n) => first*Math.pow((-e - r_d - r_t*t + t + 1)/(k + t + 1), n - 1)*(r_d + r_t*t)/(k + t + 1),
        cumulative: ({ first, r_d, r_t, t, e, k }, n) => {
          const q = (-e - r_d - r_t*t + t + 1)/(k + t + 1);
          if (q === 1) return n * (first*(r_d + r_t*t)/(k + t + 1));
          const power = Math.pow(q, n);
          return -first*(power - 1)*(r_d + r_t*t)/(e + k + r_d + r_t*t);
        },
        limit: ({ first, r_d, r_t, t, e, k }) =>
          (-e - r_d - r_t*t + t + 1)/(k + t + 1) === 1
            ? unbounded(first*(r_d + r_t*t)/(k + t + 1))
            : first*(r_d + r_t*t)/(e + k + r_d + r_t*t),
      },
      excess: {
        share: ({ first, r_d, r_t, t, e, k }) => e,
        flow: ({ first, r_d, r_t, t, e, k }, n) => e*first*Math.pow((-e - r_d - r_t*t + t + 1)/(k + t + 1), n - 1)/(k + t + 1),
        cumulative: ({ first, r_d, r_t, t, e, k }, n) => {
          const q = (-e - r_d - r_t*t + t + 1)/(k + t + 1);
          if (q === 1) return n * (e*first/(k + t + 1));
          const power = Math.pow(q, n);
          return -e*first*(power - 1)/(e + k + r_d + r_t*t);
        },
        limit: ({ first, r_d, r_t, t, e, k }) =>
          (-e - r_d - r_t*t + t + 1)/(k + t + 1) === 1
            ? unbounded(e*first/(k + t + 1))
            : e*first/(e + k + r_d + r_t*t),
      },
      cash: {
        share: ({ first, r_d, r_t, t, e, k }) => k,
        flow: ({ first, r_d, r_t, t, e, k }, n) => first*k*Math.pow((-e - r_d - r_t*t + t + 1)/(k + t + 1), n - 1)/(k + t + 1),
        cumulative: ({ first, r_d, r_t, t, e, k }, n) => {
          const q = (-e - r_d - r_t*t + t + 1)/(k + t + 1);
          if (q === 1) return n * (first*k/(k + t + 1));
          const power = Math.pow(q, n);
          return -first*k*(power - 1)/(e + k + r_d + r_t*t);
        },
        limit: ({ first, r_d, r_t, t, e, k }) =>
          (-e - r_d - r_t*t + t + 1)/(k + t + 1) === 1
            ? unbounded(first*k/(k + t + 1))
            : first*k/(e + k + r_d + r_t*t),
      },
      loan: {
        share: ({ first, r_d, r_t, t, e, k }) => -e - r_d - r_t*t + t + 1,
        flow: ({ first, r_d, r_t, t, e, k }, n) => first*Math.pow((-e - r_d - r_t*t + t + 1)/(k + t + 1), n - 1)*(-e - r_d - r_t*t + t + 1)/(k + t + 1),
        cumulative: ({ first, r_d, r_t, t, e, k }, n) => {
          const q = (-e - r_d - r_t*t + t + 1)/(k + t + 1);
          if (q === 1) return n * (first*(-e - r_d - r_t*t + t + 1)/(k + t + 1));
          const power = Math.pow(q, n);
          return first*(power - 1)*(e + r_d + r_t*t - t - 1)/(e + k + r_d + r_t*t);
        },
        limit: ({ first, r_d, r_t, t, e, k }) =>
          (-e - r_d - r_t*t + t + 1)/(k + t + 1) === 1
            ? unbounded(first*(-e - r_d - r_t*t + t + 1)/(k + t + 1))
            : -first*(e + r_d + r_t*t - t - 1)/(e + k + r_d + r_t*t),
      },
      onward: {
        share: ({ first, r_d, r_t, t, e, k }) => -e - r_d - r_t*t + t + 1,
        flow: ({ first, r_d, r_t, t, e, k }, n) => first*Math.pow((-e - r_d - r_t*t + t + 1)/(k + t + 1), n - 1)*(-e - r_d - r_t*t + t + 1)/(k + t + 1),
        cumulative: ({ first, r_d, r_t, t, e, k }, n) => {
          const q = (-e - r_d - r_t*t + t + 1)/(k + t + 1);
          if (q === 1) return n * (first*(-e - r_d - r_t*t + t + 1)/(k + t + 1));
          const power = Math.pow(q, n);
          return first*(power - 1)*(e + r_d + r_t*t - t - 1)/(e + k + r_d + r_t*t);
        },
        limit: ({ first, r_d, r_t, t, e, k }) =>
          (-e - r_d - r_t*t + t + 1)/(k + t + 1) === 1
            ? unbounded(first*(-e - r_d - r_t*t + t + 1)/(k + t + 1))
            : -first*(e + r_d + r_t*t - t - 1)/(e + k + r_d + r_t*t),
      },
    },
  },
  loan_share: {
    settings: ["first", "r_d", "e", "h"],
    typeset: ["/", "first", ["+", "r_d", "e", ["*", "h", ["-", 1, "r_d", "e"]]]],
    ratio: ({ first, r_d, e, h }) => (1 - h)*(-e - r_d + 1),
    columns: {
      deposit: {
        share: ({ first, r_d, e, h }) => 1,
        flow: ({ first, r_d, e, h }, n) => first*Math.pow((1 - h)*(-e - r_d + 1), n - 1),
        cumulative: ({ first, r_d, e, h }, n) => {
          const q = (1 - h)*(-e - r_d + 1);
          if (q === 1) return n * (first);
          const power = Math.pow(q, n);
          return first*(power - 1)/(e*h - e + h*r_d - h - r_d);
        },
        limit: ({ first, r_d, e, h }) =>
          (1 - h)*(-e - r_d + 1) === 1
            ? unbounded(first)
            : -first/(e*h - e + h*r_d - h - r_d),
      },
      time_deposit: {
        share: ({ first, r_d, e, h }) => 0,
        flow: ({ first, r_d, e, h }, n) => 0,
        cumulative: ({ first, r_d, e, h }, n) => {
          const q = (1 - h)*(-e - r_d + 1);
          if (q === 1) return n * (0);
          const power = Math.pow(q, n);
          return 0;
        },
        limit: ({ first, r_d, e, h }) =>
          (1 - h)*(-e - r_d + 1) === 1
            ? unbounded(0)
            : 0,
      },
      required: {
        share: ({ first, r_d, e, h }) => r_d,
        flow: ({ first, r_d, e, h }, n) => first*r_d*Math.pow((1 - h)*(-e - r_d + 1), n - 1),
        cumulative: ({ first, r_d, e, h }, n) => {
          const q = (1 - h)*(-e - r_d + 1);
          if (q === 1) return n * (first*r_d);
          const power = Math.pow(q, n);
          return first*r_d*(power - 1)/(e*h - e + h*r_d - h - r_d);
        },
        limit: ({ first, r_d, e, h }) =>
          (1 - h)*(-e - r_d + 1) === 1
            ? unbounded(first*r_d)
            : -first*r_d/(e*h - e + h*r_d - h - r_d),
      },
      excess: {
        share: ({ first, r_d, e, h }) => e,
        flow: ({ first, r_d, e, h }, n) => e*first*Math.pow((1 - h)*(-e - r_d + 1), n - 1),
        cumulative: ({ first, r_d, e, h }, n) => {
          const q = (1 - h)*(-e - r_d + 1);
          if (q === 1) return n * (e*first);
          const power = Math.pow(q, n);
          return e*first*(power - 1)/(e*h - e + h*r_d - h - r_d);
        },
        limit: ({ first, r_d, e, h }) =>
          (1 - h)*(-e - r_d + 1) === 1
            ? unbounded(e*first)
            : -e*first/(e*h - e + h*r_d - h - r_d),
      },
      cash: {
        share: ({ first, r_d, e, h }) => h*(-e - r_d + 1),
        flow: ({ first, r_d, e, h }, n) => first*h*Math.pow((1 - h)*(-e - r_d + 1), n - 1)*(-e - r_d + 1),
        cumulative: ({ first, r_d, e, h }, n) => {
          const q = (1 - h)*(-e - r_d + 1);
          if (q === 1) return n * (first*h*(-e - r_d + 1));
          const power = Math.pow(q, n);
          return -first*h*(power - 1)*(e + r_d - 1)/(e*h - e + h*r_d - h - r_d);
        },
        limit: ({ first, r_d, e, h }) =>
          (1 - h)*(-e - r_d + 1) === 1
            ? unbounded(first*h*(-e - r_d + 1))
            : first*h*(e + r_d - 1)/(e*h - e + h*r_d - h - r_d),
      },
      loan: {
        share: ({ first, r_d, e, h }) => -e - r_d + 1,
        flow: ({ first, r_d, e, h }, n) => first*Math.pow((1 - h)*(-e - r_d + 1), n - 1)*(-e - r_d + 1),
        cumulative: ({ first, r_d, e, h }, n) => {
          const q = (1 - h)*(-e - r_d + 1);
          if (q === 1) return n * (first*(-e - r_d + 1));
          const power = Math.pow(q, n);
          return -first*(power - 1)*(e + r_d - 1)/(e*h - e + h*r_d - h - r_d);
        },
        limit: ({ first, r_d, e, h }) =>
          (1 - h)*(-e - r_d + 1) === 1
            ? unbounded(first*(-e - r_d + 1))
            : first*(e + r_d - 1)/(e*h - e + h*r_d - h - r_d),
      },
      onward: {
        share: ({ first, r_d, e, h }) => (1 - h)*(-e - r_d + 1),
        flow: ({ first, r_d, e, h }, n) => first*Math.pow((1 - h)*(-e - r_d + 1), n - 1)*(1 - h)*(-e - r_d + 1),
        cumulative: ({ first, r_d, e, h }, n) => {
          const q = (1 - h)*(-e - r_d + 1);
          if (q === 1) return n * (first*(1 - h)*(-e - r_d + 1));
          const power = Math.pow(q, n);
          return first*(h - 1)*(power - 1)*(e + r_d - 1)/(e*h - e + h*r_d - h - r_d);
        },
        limit: ({ first, r_d, e, h }) =>
          (1 - h)*(-e - r_d + 1) === 1
            ? unbounded(first*(1 - h)*(-e - r_d + 1))
            : -first*(h - 1)*(e + r_d - 1)/(e*h - e + h*r_d - h - r_d),
      },
    },
  },
  loan_split: {
    settings: ["first", "r_d", "e", "c"],
    typeset: ["/", ["*", "first", ["+", 1, "c"]], ["+", "c", "r_d", "e"]],
    ratio: ({ first, r_d, e, c }) => (-e - r_d + 1)/(c + 1),
    columns: {
      deposit: {
        share: ({ first, r_d, e, c }) => 1,
        flow: ({ first, r_d, e, c }, n) => first*Math.pow((-e - r_d + 1)/(c + 1), n - 1),
        cumulative: ({ first, r_d, e, c }, n) => {
          const q = (-e - r_d + 1)/(c + 1);
          if (q === 1) return n * (first);
          const power = Math.pow(q, n);
          return -first*(c + 1)*(power - 1)/(c + e + r_d);
        },
        limit: ({ first, r_d, e, c }) =>
          (-e - r_d + 1)/(c + 1) === 1
            ? unbounded(first)
            : first*(c + 1)/(c + e + r_d),
      },
      time_deposit: {
        share: ({ first, r_d, e, c }) => 0,
        flow: ({ first, r_d, e, c }, n) => 0,
        cumulative: ({ first, r_d, e, c }, n) => {
          const q = (-e - r_d + 1)/(c + 1);
          if (q === 1) return n * (0);
          const power = Math.pow(q, n);
          return 0;
        },
        limit: ({ first, r_d, e, c }) =>
          (-e - r_d + 1)/(c + 1) === 1
            ? unbounded(0)
            : 0,
      },
      required: {
        share: ({ first, r_d, e, c }) => r_d,
        flow: ({ first, r_d, e, c }, n) => first*r_d*Math.pow((-e - r_d + 1)/(c + 1), n - 1),
        cumulative: ({ first, r_d, e, c }, n) => {
          const q = (-e - r_d + 1)/(c + 1);
          if (q === 1) return n * (first*r_d);
          const power = Math.pow(q, n);
          return -first*r_d*(c + 1)*(power - 1)/(c + e + r_d);
        },
        limit: ({ first, r_d, e, c }) =>
          (-e - r_d + 1)/(c + 1) === 1
            ? unbounded(first*r_d)
            : first*r_d*(c + 1)/(c + e + r_d),
      },
      excess: {
        share: ({ first, r_d, e, c }) => e,
        flow: ({ first, r_d, e, c }, n) => e*first*Math.pow((-e - r_d + 1)/(c + 1), n - 1),
        cumulative: ({ first, r_d, e, c }, n) => {
          const q = (-e - r_d + 1)/(c + 1);
          if (q === 1) return n * (e*first);
          const power = Math.pow(q, n);
          return -e*first*(c + 1)*(power - 1)/(c + e + r_d);
        },
        limit: ({ first, r_d, e, c }) =>
          (-e - r_d + 1)/(c + 1) === 1
            ? unbounded(e*first)
            : e*first*(c + 1)/(c + e + r_d),
      },
      cash: {
        share: ({ first, r_d, e, c }) => c*(-e - r_d + 1)/(c + 1),
        flow: ({ first, r_d, e, c }, n) => c*first*Math.pow((-e - r_d + 1)/(c + 1), n - 1)*(-e - r_d + 1)/(c + 1),
        cumulative: ({ first, r_d, e, c }, n) => {
          const q = (-e - r_d + 1)/(c + 1);
          if (q === 1) return n * (c*first*(-e - r_d + 1)/(c + 1));
          const power = Math.pow(q, n);
          return c*first*(power - 1)*(e + r_d - 1)/(c + e + r_d);
        },
        limit: ({ first, r_d, e, c }) =>
          (-e - r_d + 1)/(c + 1) === 1
            ? unbounded(c*first*(-e - r_d + 1)/(c + 1))
            : -c*first*(e + r_d - 1)/(c + e + r_d),
      },
      loan: {
        share: ({ first, r_d, e, c }) => -e - r_d + 1,
        flow: ({ first, r_d, e, c }, n) => first*Math.pow((-e - r_d + 1)/(c + 1), n - 1)*(-e - r_d + 1),
        cumulative: ({ first, r_d, e, c }, n) => {
          const q = (-e - r_d + 1)/(c + 1);
          if (q === 1) return n * (first*(-e - r_d + 1));
          const power = Math.pow(q, n);
          return first*(c + 1)*(power - 1)*(e + r_d - 1)/(c + e + r_d);
        },
        limit: ({ first, r_d, e, c }) =>
          (-e - r_d + 1)/(c + 1) === 1
            ? unbounded(first*(-e - r_d + 1))
            : -first*(c + 1)*(e + r_d - 1)/(c + e + r_d),
      },
      onward: {
        share: ({ first, r_d, e, c }) => (-e - r_d + 1)/(c + 1),
        flow: ({ first, r_d, e, c }, n) => first*Math.pow((-e - r_d + 1)/(c + 1), n - 1)*(-e - r_d + 1)/(c + 1),
        cumulative: ({ first, r_d, e, c }, n) => {
          const q = (-e - r_d + 1)/(c + 1);
          if (q === 1) return n * (first*(-e - r_d + 1)/(c + 1));
          const power = Math.pow(q, n);
          return first*(power - 1)*(e + r_d - 1)/(c + e + r_d);
        },
        limit: ({ first, r_d, e, c }) =>
          (-e - r_d + 1)/(c + 1) === 1
            ? unbounded(first*(-e - r_d + 1)/(c + 1))
            : -first*(e + r_d - 1)/(c + e + r_d),
      },
    },
  },
};
